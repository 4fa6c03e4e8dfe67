using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace HotelBooking.Tests.Hostile;

/// <summary>Derives from a contract what nobody should send: each field with each hostile value, and all fields wrong at once.</summary>
internal static class HostileRequests
{
    public static IEnumerable<HostileRequest> Of(MessageDescriptor type) => FieldPlace.Of(type).SelectMany(place => Of(type, place));

    /// <summary>As many fields wrong at once as there are; <see langword="null"/> when fewer than two can be.</summary>
    public static HostileRequest? AllAtOnce(MessageDescriptor type)
    {
        var message = ValidMessages.Of(type);
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in FieldPlace.Of(type).Where(static place => !place.IsNested && place.Field.RealContainingOneof is null))
        {
            if (Values(place).FirstOrDefault(static value => value.Expected == Expected.Violations) is { Put: not null } wrong)
            {
                wrong.Put(place.Owner(message));
                fields.Add(wrong.Path);
            }
        }

        return fields.Count > 1 ? new HostileRequest(fields, "all wrong at once", message, Expected.Violations) : null;
    }

    private static IEnumerable<HostileRequest> Of(MessageDescriptor type, FieldPlace place)
    {
        foreach (var value in Values(place))
        {
            var message = ValidMessages.Of(type);
            value.Put(place.Owner(message));
            yield return new HostileRequest(new HashSet<string>([value.Path], StringComparer.Ordinal), value.Name, message, value.Expected);
        }
    }

    private static IEnumerable<HostileValue> Values(FieldPlace place) => place.Field switch
    {
        { IsMap: true } => throw new NotSupportedException($"{place.Field.FullName} is a map: say which entries of it are hostile."),
        { IsRepeated: true } => [.. Items(place), .. Counts(place)],
        _ => Single(place, place.Rules).Select(value => new HostileValue(place.Path, value.Name, owner => Put(owner, place.Field, value.Value), value.Expected)),
    };

    private static IEnumerable<HostileValue> Items(FieldPlace place) =>
        place.IsNested ? [] : Single(place, place.Rules.Repeated?.Items ?? new FieldRules()).Where(static value => value.Value is not null).Select(value => new HostileValue(
            place.Path + "[0]",
            value.Name,
            owner =>
            {
                var list = (IList)place.Field.Accessor.GetValue(owner);
                list.Clear();
                list.Add(value.Value);
            },
            value.Expected));

    private static IEnumerable<HostileValue> Counts(FieldPlace place)
    {
        var rules = place.Rules.Repeated ?? new RepeatedRules();
        yield return new HostileValue(
            place.Path, "no item", owner => ((IList)place.Field.Accessor.GetValue(owner)).Clear(), rules.MinItems > 0 || place.Rules.Required ? Expected.Violations : Expected.AnyStatus);
        if (rules.HasMaxItems)
        {
            yield return new HostileValue(
                place.Path,
                "one item too many",
                owner =>
                {
                    var list = (IList)place.Field.Accessor.GetValue(owner);
                    var item = list.Count > 0 ? list[0]! : ValidMessages.Of(place.Field.MessageType);
                    while ((ulong)list.Count <= rules.MaxItems)
                    {
                        list.Add(item);
                    }
                },
                Expected.Violations);
        }
    }

    private static IEnumerable<(string Name, object? Value, Expected Expected)> Single(FieldPlace place, FieldRules rules) => place.Field.FieldType switch
    {
        FieldType.String => HostileTexts.For(rules.String).Select(text => (text.Name, (object?)text.Text, Of(ForbiddenValues.Forbids(rules, text.Text)))),
        FieldType.Int32 => Numbers(rules, int.MinValue, int.MaxValue).Select(number => ($"{number}", (object?)(int)number, Of(ForbiddenValues.Forbids(rules, number)))),
        FieldType.Int64 => Numbers(rules, long.MinValue, long.MaxValue).Select(number => ($"{number}", (object?)number, Of(ForbiddenValues.Forbids(rules, number)))),
        FieldType.Enum => Enums(place.Field.EnumType, rules),
        FieldType.Bytes => Bytes(rules),
        FieldType.Message when place.IsNested => [("absent", null, Of(rules.Required))],
        FieldType.Message => [("absent", null, Of(rules.Required)), .. HostileForeigners.Of(place.Field.MessageType).Select(static value => (value.Name, (object?)value.Message, value.Expected))],
        FieldType.Bool => [("true", true, Expected.AnyStatus)],
        _ => throw new NotSupportedException($"{place.Field.FullName} is of type {place.Field.FieldType}: say which value of it is hostile."),
    };

    private static IEnumerable<long> Numbers(FieldRules rules, long least, long most) =>
        new HashSet<long>
        {
            least, most, -1, 0,
            rules.Int32 is { HasGte: true } low ? low.Gte - 1L : 0, rules.Int32 is { HasLte: true } high ? high.Lte + 1L : 0,
            rules.Int64 is { HasGte: true } lowest ? lowest.Gte - 1 : 0, rules.Int64 is { HasLte: true } highest ? highest.Lte + 1 : 0,
        };

    private static IEnumerable<(string Name, object? Value, Expected Expected)> Enums(EnumDescriptor type, FieldRules rules) =>
    [
        ("unspecified", Enum.ToObject(type.ClrType, 0), Of(rules.Required || rules.Enum?.NotIn.Contains(0) == true)),
        ("no such value", Enum.ToObject(type.ClrType, 9999), Of(rules.Enum?.DefinedOnly == true)),
        ("negative", Enum.ToObject(type.ClrType, -1), Of(rules.Enum?.DefinedOnly == true)),
    ];

    private static IEnumerable<(string Name, object? Value, Expected Expected)> Bytes(FieldRules rules) =>
    [
        ("no bytes", ByteString.Empty, Of(rules.Required || rules.Bytes?.MinLen > 0)),
        ("zero bytes", ByteString.CopyFrom(new byte[16]), Expected.AnyStatus),
        .. rules.Bytes is { HasMaxLen: true } of ? [("one byte too many", ByteString.CopyFrom(new byte[of.MaxLen + 1]), Expected.Violations)] : Array.Empty<(string, object?, Expected)>(),
    ];

    private static void Put(IMessage owner, FieldDescriptor field, object? value)
    {
        if (value is null)
        {
            field.Accessor.Clear(owner);
        }
        else
        {
            field.Accessor.SetValue(owner, value);
        }
    }

    private static Expected Of(bool isForbidden) => isForbidden ? Expected.Violations : Expected.AnyStatus;
}
