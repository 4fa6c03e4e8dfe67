using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Json;

/// <summary>Writes messages as proto3 JSON. The well-known types whose JSON is their own are left to Google.Protobuf.</summary>
internal static class MessageWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly string[] Special =
    [
        "google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask", "google.protobuf.Struct", "google.protobuf.Value",
        "google.protobuf.ListValue", "google.protobuf.Any",
    ];

    /// <summary>Whether a type's JSON does not follow from its fields.</summary>
    public static bool IsSpecial(MessageDescriptor message) => Special.Contains(message.FullName, StringComparer.Ordinal) || TextForms.IsWrapper(message);

    /// <summary>Writes a message, or one of its fields alone.</summary>
    public static void Write(IBufferWriter<byte> output, IMessage message, JsonShape shape, JsonField? alone)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        if (alone is null)
        {
            Write(writer, message, shape);
        }
        else if (alone.HasPresence && !alone.Field.Accessor.HasValue(message))
        {
            writer.WriteNullValue();
        }
        else
        {
            alone.WriteValue(writer, message);
        }
    }

    public static void Write(Utf8JsonWriter writer, IMessage message, JsonShape shape)
    {
        if (IsSpecial(shape.Message))
        {
            WriteSpecial(writer, message, shape.Shapes);
            return;
        }

        writer.WriteStartObject();
        foreach (var field in shape.Fields)
        {
            field.Write(writer, message);
        }

        writer.WriteEndObject();
    }

    /// <exception cref="RpcException">The value has no JSON: a moment that no calendar has, or a message of a type that nobody knows here.</exception>
    public static void WriteSpecial(Utf8JsonWriter writer, IMessage message, JsonShapes shapes)
    {
        try
        {
            writer.WriteRawValue(shapes.Formatter.Format(message), skipInputValidation: true);
        }
        catch (InvalidOperationException)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"The answer holds a {message.Descriptor.FullName} that cannot be written as JSON."));
        }
    }
}
