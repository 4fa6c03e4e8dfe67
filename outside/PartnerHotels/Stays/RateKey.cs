using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PartnerHotels.Stays;

/// <summary>Names an offer, so that it can be priced again: hotel, kind of room, board, stay and party. Opaque to whoever holds it.</summary>
internal sealed record RateKey(string Hotel, string Kind, Board Board, bool Refundable)
{
    private const string DayForm = "yyyyMMdd";

    public required Stay Stay { get; init; }

    public required Party Party { get; init; }

    public static RateKey? Read(string? text)
    {
        if (text is not { Length: > 0 and <= 400 } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts is [var hotel, var kind, var board, var refundable, var checkIn, var checkOut, var guests]
            && Enum.TryParse<Board>(board, out var knownBoard) && Day(checkIn) is { } from && Day(checkOut) is { } to && Party.Read(guests) is { } party
            ? new RateKey(hotel, kind, knownBoard, refundable == "R") { Stay = new Stay(from, to), Party = party }
            : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(
        '|', Hotel, Kind, Board, Refundable ? "R" : "N", Stay.CheckIn.ToString(DayForm, CultureInfo.InvariantCulture), Stay.CheckOut.ToString(DayForm, CultureInfo.InvariantCulture), Party)));

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
