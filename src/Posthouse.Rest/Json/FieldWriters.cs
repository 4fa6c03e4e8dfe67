using System.Reflection;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Json;

/// <summary>Makes the writers of fields: typed, so that a number is not boxed on its way.</summary>
internal static class FieldWriters
{
    private const BindingFlags Mine = BindingFlags.NonPublic | BindingFlags.Static;

    public static Action<Utf8JsonWriter, IMessage> Of(FieldDescriptor field, JsonShapes shapes) => field switch
    {
        { IsMap: true } => Map(field, shapes),
        { IsRepeated: true } => List(field, shapes),
        { FieldType: FieldType.Message or FieldType.Group } => Message(field, shapes),
        { FieldType: FieldType.String } => Typed<string>(field, static (writer, value) => writer.WriteStringValue(value)),
        { FieldType: FieldType.Bool } => Typed<bool>(field, static (writer, value) => writer.WriteBooleanValue(value)),
        { FieldType: FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 } => Typed<int>(field, static (writer, value) => writer.WriteNumberValue(value)),
        { FieldType: FieldType.UInt32 or FieldType.Fixed32 } => Typed<uint>(field, static (writer, value) => writer.WriteNumberValue(value)),
        { FieldType: FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 } => Typed<long>(field, ValueWriters.Write),
        { FieldType: FieldType.UInt64 or FieldType.Fixed64 } => Typed<ulong>(field, ValueWriters.Write),
        { FieldType: FieldType.Double } => Typed<double>(field, ValueWriters.Write),
        { FieldType: FieldType.Float } => Typed<float>(field, ValueWriters.Write),
        { FieldType: FieldType.Bytes } => Typed<ByteString>(field, static (writer, value) => writer.WriteBase64StringValue(value.Span)),
        _ => Boxed(field, shapes),
    };

    private static Action<Utf8JsonWriter, IMessage> Message(FieldDescriptor field, JsonShapes shapes)
    {
        if (TextForms.IsWrapper(field.MessageType) || MessageWriter.IsSpecial(field.MessageType))
        {
            return Boxed(field, shapes);
        }

        var get = field.Accessor;
        var shape = new Lazy<JsonShape>(() => shapes.Of(field.MessageType));
        return (writer, message) => MessageWriter.Write(writer, (IMessage)get.GetValue(message), shape.Value);
    }

    private static Action<Utf8JsonWriter, IMessage> Boxed(FieldDescriptor field, JsonShapes shapes)
    {
        var write = ValueWriters.Of(field, shapes);
        return (writer, message) => write(writer, field.Accessor.GetValue(message));
    }

    private static Action<Utf8JsonWriter, IMessage> List(FieldDescriptor field, JsonShapes shapes)
    {
        var write = ValueWriters.Of(field, shapes);
        return (writer, message) =>
        {
            writer.WriteStartArray();
            foreach (var item in (System.Collections.IEnumerable)field.Accessor.GetValue(message))
            {
                write(writer, item);
            }

            writer.WriteEndArray();
        };
    }

    private static Action<Utf8JsonWriter, IMessage> Map(FieldDescriptor field, JsonShapes shapes)
    {
        var write = ValueWriters.Of(field.MessageType.FindFieldByNumber(2), shapes);
        return (writer, message) =>
        {
            writer.WriteStartObject();
            foreach (System.Collections.DictionaryEntry entry in (System.Collections.IDictionary)field.Accessor.GetValue(message))
            {
                writer.WritePropertyName(entry.Key is bool truth ? (truth ? "true" : "false") : Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture)!);
                write(writer, entry.Value!);
            }

            writer.WriteEndObject();
        };
    }

    private static Action<Utf8JsonWriter, IMessage> Typed<TValue>(FieldDescriptor field, Action<Utf8JsonWriter, TValue> write)
    {
        var property = field.ContainingType.ClrType.GetProperty(field.PropertyName)
            ?? throw new InvalidOperationException($"{field.ContainingType.ClrType} has no property {field.PropertyName}; generate it anew from its .proto.");
        return (Action<Utf8JsonWriter, IMessage>)typeof(FieldWriters).GetMethod(nameof(Join), Mine)!
            .MakeGenericMethod(property.DeclaringType!, typeof(TValue))
            .Invoke(obj: null, [property, write])!;
    }

    private static Action<Utf8JsonWriter, IMessage> Join<TMessage, TValue>(PropertyInfo property, Action<Utf8JsonWriter, TValue> write)
    {
        var get = property.GetMethod!.CreateDelegate<Func<TMessage, TValue>>();
        return (writer, message) => write(writer, get((TMessage)message));
    }
}
