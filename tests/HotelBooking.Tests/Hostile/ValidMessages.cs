using System.Collections;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Posthouse.Contracts.Options.V1;
using Posthouse.Values;

namespace HotelBooking.Tests.Hostile;

/// <summary>A message of any type that breaks none of its rules; what it says need not be true.</summary>
internal static class ValidMessages
{
    // What a pattern asks for is not what other fields say: nothing that one call makes is found by another.
    private static readonly string[] Patterned = ["de", "ABC12345"];

    public static IMessage Of(MessageDescriptor type)
    {
        if (Foreign(type, 0) is { } known)
        {
            return known;
        }

        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(static field => !field.IsMap && field is not { HasPresence: true, FieldType: not FieldType.Message, RealContainingOneof: null }))
        {
            if (field.RealContainingOneof is { } choice && choice.Fields[0] != field)
            {
                continue;
            }

            Fill(message, field);
        }

        return message;
    }

    private static void Fill(IMessage message, FieldDescriptor field)
    {
        var rules = field.GetOptions() is { } options && options.HasExtension(OptionsExtensions.Rules) ? options.GetExtension(OptionsExtensions.Rules) : new FieldRules();
        if (field.IsRepeated)
        {
            ((IList)field.Accessor.GetValue(message)).Add(Value(field, rules.Repeated?.Items ?? new FieldRules()));
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, rules));
        }
    }

    private static object Value(FieldDescriptor field, FieldRules rules) => field.FieldType switch
    {
        FieldType.String => Text(rules.String ?? new StringRules()),
        FieldType.Bytes => ByteString.CopyFromUtf8("abc"),
        FieldType.Int32 => (int)Number(rules.Int32?.HasGte, rules.Int32?.Gte, rules),
        FieldType.Int64 => Number(rules.Int64?.HasGte, rules.Int64?.Gte, rules),
        FieldType.Double => 1.0,
        FieldType.Bool => false,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[1].Number),
        FieldType.Message => Foreign(field.MessageType, field.Index) ?? Of(field.MessageType),
        _ => throw new NotSupportedException($"{field.FullName} is of type {field.FieldType}: say which value of it is valid."),
    };

    private static string Text(StringRules rules) => rules switch
    {
        { Email: true } => "ines@guests.example",
        { Uuid: true } => "01890a5d-ac96-774b-bcce-b302099a8057",
        { Uri: true } => "http://localhost/",
        { HasPattern: true } => Patterned.First(text => Regex.IsMatch(text, rules.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))),
        _ => "abc",
    };

    private static long Number(bool? bounded, long? least, FieldRules rules) => Math.Max(bounded == true ? least!.Value : 0, rules.Required ? 1 : 0);

    // Dates come in the order in which the contract names them.
    private static IMessage? Foreign(MessageDescriptor type, int order) => type.FullName switch
    {
        "google.type.Date" => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30 + order).ToProto(),
        "google.type.Money" => new Google.Type.Money { CurrencyCode = "EUR", Units = 10 },
        "google.type.LatLng" => new LatLng { Latitude = 38.7, Longitude = -9.1 },
        "google.protobuf.Timestamp" => Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddMinutes(30)),
        "google.protobuf.Struct" => new Struct { Fields = { ["name"] = Google.Protobuf.WellKnownTypes.Value.ForString("Ines") } },
        _ => null,
    };
}
