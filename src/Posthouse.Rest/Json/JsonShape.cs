using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Json;

/// <summary>A message type as proto3 JSON writes it: its fields by both of their names.</summary>
internal sealed class JsonShape
{
    private readonly FrozenDictionary<string, JsonField> _byName;

    public JsonShape(MessageDescriptor message, JsonShapes shapes)
    {
        (Message, Shapes) = (message, shapes);
        Fields = [.. message.Fields.InFieldNumberOrder().Select(field => new JsonField(field, shapes))];
        _byName = Fields.SelectMany(static field => new[] { field.Field.JsonName, field.Field.Name }.Distinct(StringComparer.Ordinal), static (field, name) => (name, field))
            .DistinctBy(static pair => pair.name, StringComparer.Ordinal)
            .ToFrozenDictionary(static pair => pair.name, static pair => pair.field, StringComparer.Ordinal);
        Create = typeof(JsonShape).GetMethod(nameof(New), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(message.ClrType).CreateDelegate<Func<IMessage>>();
    }

    public MessageDescriptor Message { get; }

    /// <summary>The shapes of the types of its fields.</summary>
    public JsonShapes Shapes { get; }

    /// <summary>In the order of their numbers.</summary>
    public ImmutableArray<JsonField> Fields { get; }

    /// <summary>Makes a message without values.</summary>
    public Func<IMessage> Create { get; }

    /// <summary>The field of a name, as JSON or as the contract has it.</summary>
    public JsonField? Find(string name) => _byName.GetValueOrDefault(name);

    private static IMessage New<T>()
        where T : IMessage, new() => new T();
}
