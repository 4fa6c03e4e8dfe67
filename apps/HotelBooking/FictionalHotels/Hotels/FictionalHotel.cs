using System.Globalization;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Names;
using HotelBooking.FictionalHotels.Rooms;
using HotelBooking.FictionalHotels.Sales;
using HotelBooking.Stays.Terms;

namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>A hotel that does not exist, in a city that does. Everything about it follows from its number; nothing is read or kept.</summary>
public sealed class FictionalHotel
{
    private readonly Lazy<HotelSite> _site;
    private readonly Lazy<HotelContent> _content;
    private readonly Lazy<HotelSales> _sales;

    internal FictionalHotel(int number, City city, string name)
    {
        Number = number;
        HotelId = string.Create(CultureInfo.InvariantCulture, $"h{number:000000}");
        City = city;
        Name = name;
        var chance = new Chance(HotelId);
        Stars = chance.Pick<int>([2, 3, 3, 3, 4, 4, 4, 5]);
        var style = NameStyles.For(city.Country.Code);
        Address =
        [
            style.Address.Replace("~", chance.Pick(style.Streets), StringComparison.Ordinal).Replace("#", chance.Between(1, 190).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            city.Region is { } region && region.Names.Plain != city.Names.Plain ? $"{city.Names.Plain}, {region.Names.Plain}" : city.Names.Plain,
            city.Country.Names.Plain,
        ];
        Rooms = RoomKinds.Of(HotelId, Stars);
        _site = new Lazy<HotelSite>(() => HotelSite.Of(this));
        _content = new Lazy<HotelContent>(() => HotelContent.Of(this));
        _sales = new Lazy<HotelSales>(() => new HotelSales(this));
    }

    /// <summary>Its number, from 1 on.</summary>
    public int Number { get; }

    /// <summary>Its id: <c>h000123</c>.</summary>
    public string HotelId { get; }

    /// <summary>Its name; no two hotels have the same.</summary>
    public string Name { get; }

    /// <summary>Where it stands.</summary>
    public City City { get; }

    /// <summary>Official stars, 2 to 5.</summary>
    public int Stars { get; }

    /// <summary>Address, a line each: a made-up street, the city with its region, the country.</summary>
    public IReadOnlyList<string> Address { get; }

    /// <summary>Where the hotel reads its mail: a reserved domain, to which nothing can be delivered.</summary>
    public string Email => $"reservations@{HotelId}.example";

    /// <summary>Telephone number, of a range that is kept for fiction.</summary>
    public string Phone => string.Create(CultureInfo.InvariantCulture, $"+1 555 01{Number / 100 % 100:00} {Number % 100:00}");

    /// <summary>Its kinds of rooms, from the cheapest up.</summary>
    public IReadOnlyList<RoomKind> Rooms { get; }

    /// <summary>Where exactly it is: within the city, on land. Worked out when first asked for.</summary>
    public GeoPoint Position => _site.Value.Position;

    /// <summary>What surrounds it, for its drawing: <c>city</c>, <c>coast</c>, <c>hills</c> or <c>canal</c>.</summary>
    public string Setting => _site.Value.Setting;

    /// <summary>What is told about it.</summary>
    public HotelContent Content => _content.Value;

    /// <summary>Under which conditions it sells.</summary>
    public HotelTerms Terms => _sales.Value.Terms;

    /// <summary>What it sells on some nights, before anything is taken.</summary>
    /// <param name="roomTypeId">One of its room types.</param>
    /// <param name="first">First night.</param>
    /// <param name="count">How many nights.</param>
    public IEnumerable<NightTerms> Nights(string roomTypeId, DateOnly first, int count)
    {
        var nights = _sales.Value.NightsOf(roomTypeId);
        return Enumerable.Range(0, count).Select(day => nights.At(first.AddDays(day)));
    }

    /// <summary>What it sells on one night, before anything is taken.</summary>
    /// <param name="roomTypeId">One of its room types.</param>
    /// <param name="night">The night.</param>
    public NightTerms Night(string roomTypeId, DateOnly night) => _sales.Value.NightsOf(roomTypeId).At(night);

    /// <inheritdoc/>
    public override string ToString() => $"{HotelId} {Name}, {City.Names.Plain}";
}
