using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Offers;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Partners.Albergo;

/// <summary>Reads the messages of Albergo.</summary>
internal static class AlbergoReading
{
    private const string DayForm = "MM/dd/yyyy";
    private const string HourForm = "MM/dd/yyyy hh:mm tt";

    /// <summary>Reads an answer. Document types are refused, and with them everything that they could load or blow up.</summary>
    /// <exception cref="PartnerFailedException">It is no XML.</exception>
    public static XElement Root(PartnerReply reply)
    {
        try
        {
            using var body = new MemoryStream(reply.Body, writable: false);
            using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException unreadable)
        {
            throw new PartnerFailedException(PartnerFailure.Unreadable, "The answer is not the XML that was agreed.", unreadable);
        }
    }

    public static IReadOnlyList<OfferReading> Offers(XElement answer) =>
        [.. answer.Elements("RoomStay").SelectMany((stay, place) => stay.Elements("RoomRate").Select(rate => Offer(stay.Element("BasicPropertyInfo"), place, rate)))];

    public static string Text(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    private static OfferReading Offer(XElement? hotel, int place, XElement rate) => new()
    {
        Place = place,
        HotelCode = Text(hotel, "HotelCode"),
        HotelName = Text(hotel, "HotelName"),
        City = Text(hotel, "CityName"),
        Latitude = Degrees(hotel, "Latitude"),
        Longitude = Degrees(hotel, "Longitude"),
        Stars = Number(hotel, "Rating"),
        Rate = Text(rate, "RatePlanToken"),
        RoomName = Text(rate, "RoomTypeName"),
        Board = Text(rate, "MealPlan") switch { "RO" => Board.RoomOnly, "BB" => Board.Breakfast, "HB" => Board.HalfBoard, _ => Board.Unspecified },
        CheckIn = Hour(rate, "Arrival") is { } arrival ? DateOnly.FromDateTime(arrival) : null,
        CheckOut = Hour(rate, "Departure") is { } departure ? DateOnly.FromDateTime(departure) : null,
        Currency = Text(rate, "CurrencyCode"),
        Nights = [.. rate.Elements("Night").Select(night => Text(night, "Amount"))],
        Taxes = Difference(rate),
        Total = Text(rate, "AmountAfterTax"),
        Penalties = [.. rate.Elements("CancelPenalty").Select(window => new PenaltyReading(Instant(window), Number(window, "Percent")))],
    };

    // The protocol tells the sum before and after tax, not the tax.
    private static string? Difference(XElement rate)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(Text(rate, "AmountBeforeTax"), Form, CultureInfo.InvariantCulture, out var before)
            && decimal.TryParse(Text(rate, "AmountAfterTax"), Form, CultureInfo.InvariantCulture, out var after)
            && Math.Abs(before) < 1_000_000_000_000m && Math.Abs(after) < 1_000_000_000_000m
            ? (after - before).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static DateTimeOffset? Instant(XElement window) =>
        Hour(window, "Start") is { } local && TimeSpan.TryParseExact(Text(window, "Offset")?.TrimStart('+', '-'), "hh\\:mm", CultureInfo.InvariantCulture, out var offset) && offset < TimeSpan.FromHours(14.5)
        && local.Year is > 1900 and < 3000
            ? new DateTimeOffset(local, Text(window, "Offset")!.StartsWith('-') ? -offset : offset)
            : null;

    private static DateTime? Hour(XElement? element, string attribute) =>
        DateTime.TryParseExact(Text(element, attribute), HourForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    private static double? Degrees(XElement? element, string attribute) =>
        double.TryParse(Text(element, attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static int? Number(XElement? element, string attribute) =>
        int.TryParse(Text(element, attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(XElement? element, string attribute) => (string?)element?.Attribute(attribute);
}
