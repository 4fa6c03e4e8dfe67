using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Json;

/// <summary>Writes single values as proto3 JSON has them: whole numbers of 64 bits as text, bytes as Base64, enums by name.</summary>
internal static class ValueWriters
{
    public static Action<Utf8JsonWriter, object> Of(FieldDescriptor field, JsonShapes shapes) => field.FieldType switch
    {
        FieldType.Message or FieldType.Group when TextForms.IsWrapper(field.MessageType) => Of(field.MessageType.FindFieldByNumber(1), shapes),
        FieldType.Message or FieldType.Group when MessageWriter.IsSpecial(field.MessageType) => (writer, value) => MessageWriter.WriteSpecial(writer, (IMessage)value, shapes),
        FieldType.Message or FieldType.Group => Message(field.MessageType, shapes),
        FieldType.Enum => Enumeration(field.EnumType),
        _ => Scalar,
    };

    public static void Write(Utf8JsonWriter writer, long value)
    {
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    public static void Write(Utf8JsonWriter writer, ulong value)
    {
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    public static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(Unbounded(value));
        }
    }

    public static void Write(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(Unbounded(value));
        }
    }

    private static string Unbounded(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static void Scalar(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int number: writer.WriteNumberValue(number); break;
            case uint number: writer.WriteNumberValue(number); break;
            case long number: Write(writer, number); break;
            case ulong number: Write(writer, number); break;
            case double number: Write(writer, number); break;
            case float number: Write(writer, number); break;
            case ByteString bytes: writer.WriteBase64StringValue(bytes.Span); break;
            default: throw new InvalidOperationException($"{value.GetType()} is no value of a message.");
        }
    }

    private static Action<Utf8JsonWriter, object> Message(MessageDescriptor type, JsonShapes shapes)
    {
        var shape = new Lazy<JsonShape>(() => shapes.Of(type));
        return (writer, value) => MessageWriter.Write(writer, (IMessage)value, shape.Value);
    }

    private static Action<Utf8JsonWriter, object> Enumeration(EnumDescriptor type)
    {
        if (type.FullName == "google.protobuf.NullValue")
        {
            return static (writer, _) => writer.WriteNullValue();
        }

        var names = type.Values.DistinctBy(static value => value.Number).ToDictionary(static value => value.Number, static value => JsonEncodedText.Encode(value.Name));
        return (writer, value) =>
        {
            var number = (int)value;
            if (names.TryGetValue(number, out var name))
            {
                writer.WriteStringValue(name);
            }
            else
            {
                writer.WriteNumberValue(number);
            }
        };
    }
}
