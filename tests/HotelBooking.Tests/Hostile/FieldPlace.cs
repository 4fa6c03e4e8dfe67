using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace HotelBooking.Tests.Hostile;

/// <summary>A field somewhere in a request.</summary>
/// <param name="Owner">Goes from the request to the message that has the field; makes what lies between.</param>
/// <param name="Field">The field.</param>
/// <param name="Path">Its path as violations name it.</param>
internal sealed record FieldPlace(Func<IMessage, IMessage> Owner, FieldDescriptor Field, string Path)
{
    private static readonly FieldRules None = new();

    /// <summary>What the contract says about it.</summary>
    public FieldRules Rules => Field.GetOptions() is { } options && options.HasExtension(OptionsExtensions.Rules) ? options.GetExtension(OptionsExtensions.Rules) : None;

    /// <summary>Whether the message in it has fields of its own to be walked; foreign messages such as dates are values.</summary>
    public bool IsNested => Field is { IsMap: false, FieldType: FieldType.Message } && !Field.MessageType.FullName.StartsWith("google.", StringComparison.Ordinal);

    /// <summary>Every field of a type of request, at every depth; of lists the first item.</summary>
    public static IEnumerable<FieldPlace> Of(MessageDescriptor request) => Of(request, static message => message, "");

    private static IEnumerable<FieldPlace> Of(MessageDescriptor type, Func<IMessage, IMessage> owner, string prefix)
    {
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var place = new FieldPlace(owner, field, prefix + field.Name);
            yield return place;
            foreach (var inner in place.IsNested ? Of(field.MessageType, place.Enter, place.Path + (field.IsRepeated ? "[0]." : ".")) : [])
            {
                yield return inner;
            }
        }
    }

    private IMessage Enter(IMessage request)
    {
        var owner = Owner(request);
        if (Field.IsRepeated)
        {
            var list = (IList)Field.Accessor.GetValue(owner);
            if (list.Count == 0)
            {
                list.Add(ValidMessages.Of(Field.MessageType));
            }

            return (IMessage)list[0]!;
        }

        if (Field.Accessor.GetValue(owner) is not IMessage inner)
        {
            Field.Accessor.SetValue(owner, inner = ValidMessages.Of(Field.MessageType));
        }

        return inner;
    }
}
