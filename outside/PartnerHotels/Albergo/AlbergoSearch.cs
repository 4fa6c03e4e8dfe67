using System.Globalization;
using System.Xml.Linq;
using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels.Albergo;

/// <summary>The search message and its answer.</summary>
internal sealed record AlbergoSearch(Position Centre, double Metres, Stay Stay, Party Party)
{
    private const string DayForm = "MM/dd/yyyy";
    private const string HourForm = "MM/dd/yyyy hh:mm tt";

    // The hours of the house: arrivals from three in the afternoon, departures until eleven.
    private static readonly TimeOnly Arrival = new(15, 0);
    private static readonly TimeOnly Departure = new(11, 0);

    public static AlbergoSearch? Read(XElement message)
    {
        var (position, radius, dates) = (message.Element("Position"), message.Element("Radius"), message.Element("StayDateRange"));
        var rooms = message.Elements("RoomStayCandidate").Select(room => $"{Text(room, "Adults")}{string.Concat(Text(room, "ChildAges").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(age => $",{age}"))}");
        return Number(position, "Latitude") is { } latitude && Number(position, "Longitude") is { } longitude && Number(radius, "Distance") is { } distance
            && Day(dates, "Start") is { } start && Day(dates, "End") is { } end && Party.Read(string.Join(';', rooms)) is { } party && new Stay(start, end) is { IsPossible: true } stay
            ? new AlbergoSearch(new Position(latitude, longitude), distance * 1_000, stay, party)
            : null;
    }

    public static XElement Answer(PartnerDesk desk, AlbergoSearch search) => new(
        "HotelAvailRS",
        desk.Search(search.Centre, search.Metres, search.Stay, search.Party).Select(found => new XElement(
            "RoomStay",
            new XElement(
                "BasicPropertyInfo",
                new XAttribute("HotelCode", found.Hotel.Code),
                new XAttribute("HotelName", found.Hotel.Name),
                new XAttribute("CityName", found.Hotel.City),
                new XAttribute("Rating", found.Hotel.Stars),
                new XAttribute("Latitude", found.Hotel.Position.Latitude.ToString("R", CultureInfo.InvariantCulture)),
                new XAttribute("Longitude", found.Hotel.Position.Longitude.ToString("R", CultureInfo.InvariantCulture))),
            found.Offers.Select(Rate))));

    private static XElement Rate(Offer offer) => new(
        "RoomRate",
        new XAttribute("RatePlanToken", offer.Key.ToString()),
        new XAttribute("RoomTypeName", offer.Kind.Name),
        new XAttribute("MaxOccupancy", offer.Kind.MostGuests),
        new XAttribute("MealPlan", offer.Board switch { Board.Breakfast => "BB", Board.HalfBoard => "HB", _ => "RO" }),
        new XAttribute("Arrival", offer.Stay.CheckIn.ToDateTime(Arrival).ToString(HourForm, CultureInfo.InvariantCulture)),
        new XAttribute("Departure", offer.Stay.CheckOut.ToDateTime(Departure).ToString(HourForm, CultureInfo.InvariantCulture)),
        new XAttribute("CurrencyCode", offer.Hotel.Currency.Code),
        new XAttribute("AmountBeforeTax", offer.Amount(offer.Nights.Sum())),
        new XAttribute("AmountAfterTax", offer.Amount(offer.Total)),
        new XAttribute("Quantity", offer.Left),
        offer.Nights.Select(night => new XElement("Night", new XAttribute("Amount", offer.Amount(night)))),
        offer.Penalties.Select(window => new XElement(
            "CancelPenalty",
            new XAttribute("Start", window.From.DateTime.ToString(HourForm, CultureInfo.InvariantCulture)),
            new XAttribute("Offset", window.From.ToString("zzz", CultureInfo.InvariantCulture)),
            new XAttribute("Percent", window.Percent))));

    private static string Text(XElement? element, string attribute) => (string?)element?.Attribute(attribute) ?? "";

    private static double? Number(XElement? element, string attribute) =>
        double.TryParse(Text(element, attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static DateOnly? Day(XElement? element, string attribute) =>
        DateOnly.TryParseExact(Text(element, attribute), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
