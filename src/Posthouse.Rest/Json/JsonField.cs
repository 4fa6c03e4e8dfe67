using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Json;

/// <summary>A field as proto3 JSON writes it.</summary>
internal sealed class JsonField(FieldDescriptor field, JsonShapes shapes)
{
    private readonly Lazy<JsonShape> _shape = new(() => shapes.Of(field.MessageType));
    private readonly Lazy<Action<Utf8JsonWriter, IMessage>> _write = new(() => FieldWriters.Of(field, shapes));

    public FieldDescriptor Field { get; } = field;

    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(field.JsonName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>The shape of its messages.</summary>
    public JsonShape Shape => _shape.Value;

    /// <summary>Whether it is written only when it was set; all others are written always, so that a reader need not know what is left out.</summary>
    public bool HasPresence { get; } = field.HasPresence;

    /// <summary>Writes its name and value, where the message has one to write.</summary>
    public void Write(Utf8JsonWriter writer, IMessage message)
    {
        if (!HasPresence || Field.Accessor.HasValue(message))
        {
            writer.WritePropertyName(Name);
            _write.Value(writer, message);
        }
    }

    /// <summary>Writes its value alone.</summary>
    public void WriteValue(Utf8JsonWriter writer, IMessage message) => _write.Value(writer, message);
}
