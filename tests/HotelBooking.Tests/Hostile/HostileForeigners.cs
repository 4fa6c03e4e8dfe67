using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace HotelBooking.Tests.Hostile;

/// <summary>Messages of Google's types that are no such thing: no rule of ours forbids them, and nobody may take them for one.</summary>
internal static class HostileForeigners
{
    public static IEnumerable<(string Name, IMessage Message, Expected Expected)> Of(MessageDescriptor type) => type.FullName switch
    {
        "google.type.Date" => Refused(
            new Date { Year = 2027, Month = 2, Day = 30 }, new Date { Year = 2027, Month = 13, Day = 1 }, new Date { Year = 2027 }, new Date(),
            new Date { Year = 10000, Month = 1, Day = 1 }, new Date { Year = -1, Month = 1, Day = 1 }, new Date { Year = 2027, Month = int.MinValue, Day = int.MaxValue }),
        "google.type.Money" => Refused(
            Amount("EUR", long.MaxValue, 0), Amount("EUR", long.MinValue, -999_999_999), Amount("EUR", 1, -1), Amount("EUR", 1, 2_000_000_000), Amount("EUR", 1, 1),
            Amount("EUR", -1, 0), Amount("", 1, 0), Amount("EURO", 1, 0), Amount("\0\0\0", 1, 0), Amount("\u202EUE", 1, 0), Amount(HostileTexts.Megabyte, 1, 0), new Money()),
        "google.type.LatLng" => Refused(
            new LatLng { Latitude = double.NaN, Longitude = 0 }, new LatLng { Latitude = 91, Longitude = 0 }, new LatLng { Latitude = 0, Longitude = 181 },
            new LatLng { Latitude = double.PositiveInfinity, Longitude = double.NegativeInfinity }),
        "google.protobuf.Timestamp" => Refused(
            new Timestamp { Seconds = long.MaxValue }, new Timestamp { Seconds = long.MinValue }, new Timestamp { Seconds = 4_000_000_000, Nanos = -1 }, new Timestamp { Seconds = 4_000_000_000, Nanos = int.MaxValue }),
        "google.protobuf.Struct" => Structs(),
        _ => throw new NotSupportedException($"Say which {type.FullName} is hostile."),
    };

    private static IEnumerable<(string, IMessage, Expected)> Structs()
    {
        foreach (var text in (string[])[HostileTexts.Nul, HostileTexts.RightToLeft, HostileTexts.Markup, HostileTexts.Megabyte])
        {
            yield return ($"{text[..4]}… inside", new Struct { Fields = { ["name"] = Value.ForString(text), [text] = Value.ForNumber(double.NaN) } }, Expected.AnyStatus);
        }

        yield return ("a value that is nothing", new Struct { Fields = { ["name"] = new Value() } }, Expected.AnyStatus);
        var nested = Value.ForString("deep");
        for (var depth = 0; depth < 20; depth++)
        {
            nested = Value.ForStruct(new Struct { Fields = { ["in"] = nested } });
        }

        yield return ("nested deep", new Struct { Fields = { ["name"] = nested } }, Expected.AnyStatus);
    }

    private static IEnumerable<(string, IMessage, Expected)> Refused(params IMessage[] messages) =>
        messages.Select(static message => (message.CalculateSize() > 1000 ? "1 MB inside" : $"{message}", message, Expected.Refusal));

    private static Money Amount(string currency, long units, int nanos) => new() { CurrencyCode = currency, Units = units, Nanos = nanos };
}
