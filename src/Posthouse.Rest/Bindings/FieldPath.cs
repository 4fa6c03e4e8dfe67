using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Bindings;

/// <summary>A field of a message or of a message within it, as paths and queries name it: <c>dates.check_in.year</c>.</summary>
internal sealed record FieldPath(ImmutableArray<FieldDescriptor> Fields)
{
    /// <summary>The field at the end.</summary>
    public FieldDescriptor Field => Fields[^1];

    /// <summary>The path in the names of the contract, as violations have it.</summary>
    public string Name => string.Join('.', Fields.Select(static step => step.Name));

    /// <summary>The path in the names of JSON.</summary>
    public string JsonName => string.Join('.', Fields.Select(static step => step.JsonName));

    /// <summary>Finds a field by its names in the contract or in JSON; <see langword="null"/> when there is none.</summary>
    public static FieldPath? Find(MessageDescriptor message, string text)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDescriptor>();
        var within = message;
        foreach (var name in text.Split('.'))
        {
            if (within is null || Named(within, name) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            within = field is { FieldType: FieldType.Message, IsRepeated: false } ? field.MessageType : null;
        }

        return new FieldPath(fields.ToImmutable());
    }

    /// <summary>Whether this is another path or leads into it.</summary>
    public bool IsWithin(FieldPath other) => Fields.Length >= other.Fields.Length && Fields.Take(other.Fields.Length).SequenceEqual(other.Fields);

    /// <summary>Sets the field; messages on the way are made. To a list the value is added.</summary>
    public void Set(IMessage message, object value)
    {
        var at = message;
        foreach (var field in Fields.AsSpan(0, Fields.Length - 1))
        {
            if (field.Accessor.GetValue(at) is not IMessage within)
            {
                within = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                field.Accessor.SetValue(at, within);
            }

            at = within;
        }

        if (Field.IsRepeated)
        {
            ((System.Collections.IList)Field.Accessor.GetValue(at)).Add(value);
        }
        else
        {
            Field.Accessor.SetValue(at, value);
        }
    }

    private static FieldDescriptor? Named(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) ?? message.Fields.InDeclarationOrder().FirstOrDefault(each => each.JsonName == name);
}
