using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PartnerHotels.Hotels;

/// <summary>The hotels that one partner sells: some that others sell too, spelled its own way, and some of its own. Always the same ones.</summary>
internal sealed class PartnerCatalogue
{
    private static readonly string[] KindNames = ["Single room", "Double room", "Twin room", "Family room", "Suite"];
    private static readonly int[] KindGuests = [1, 2, 2, 4, 5];
    private static readonly int[] KindLevels = [75, 100, 98, 150, 230];

    private readonly Partner _partner;
    private readonly ImmutableArray<Hotel> _hotels;
    private readonly FrozenDictionary<string, Hotel> _byCode;

    public PartnerCatalogue(Partner partner, IReadOnlyList<KnownHotel> known)
    {
        _partner = partner;
        _hotels = [.. known.Where(IsSold).Select(Sold), .. known.GroupBy(hotel => hotel.City, StringComparer.Ordinal).SelectMany(Own)];
        _byCode = _hotels.ToFrozenDictionary(hotel => hotel.Code, StringComparer.Ordinal);
    }

    public int Count => _hotels.Length;

    public Hotel? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The hotels within a circle, nearest first.</summary>
    public IEnumerable<Hotel> Within(Position centre, double metres) =>
        from hotel in _hotels
        let distance = hotel.Position.MetresTo(centre)
        where distance <= metres
        orderby distance, hotel.Code
        select hotel;

    private bool IsSold(KnownHotel hotel) => Dice.Roll(100, _partner.Name, "sells", Text(hotel.Number)) < _partner.Share;

    private Hotel Sold(KnownHotel hotel)
    {
        var name = Text(hotel.Number);
        var moved = hotel.Position.Moved(Dice.Roll(100, _partner.Name, "north", name) - 50, Dice.Roll(100, _partner.Name, "east", name) - 50);
        var code = $"{_partner.Prefix}{(hotel.Number * 7) + 10_000}";
        return Furnished(new Hotel(code, Spelling.Of(hotel.Name, Dice.Roll(4, _partner.Name, "spells", name)), hotel.City, moved)
        {
            Currency = Currency.Of(hotel.Currency), Zone = TimeZoneInfo.FindSystemTimeZoneById(hotel.Zone), Stars = hotel.Stars,
        });
    }

    // Most cities have a house or two that only this partner sells.
    private IEnumerable<Hotel> Own(IGrouping<string, KnownHotel> city)
    {
        var beside = city.First();
        var first = Dice.Roll(_partner.Names.Length, _partner.Name, "own name", city.Key);
        for (var house = 0; house < Dice.Roll(3, _partner.Name, "own", city.Key); house++)
        {
            var which = Text(house);
            var place = beside.Position.Moved(400 + Dice.Roll(900, _partner.Name, "own north", city.Key, which), Dice.Roll(1_600, _partner.Name, "own east", city.Key, which) - 800);
            yield return Furnished(new Hotel($"{_partner.Prefix}{beside.Number + 900_000 - (house * 400_000)}", $"{_partner.Names[(first + house) % _partner.Names.Length]} {city.Key}", city.Key, place)
            {
                Currency = Currency.Of(beside.Currency), Zone = TimeZoneInfo.FindSystemTimeZoneById(beside.Zone), Stars = 2 + Dice.Roll(3, _partner.Name, "own stars", city.Key, which),
            });
        }
    }

    private Hotel Furnished(Hotel hotel)
    {
        var euros = 38 + (hotel.Stars * 22) + Dice.Roll(40, _partner.Name, "base", hotel.Code);
        var kinds = Enumerable.Range(0, KindNames.Length).Where(kind => kind == 1 || Dice.Roll(3, hotel.Code, KindNames[kind]) > 0);
        return hotel with
        {
            Rooms = [.. kinds.Select(kind => new RoomKind(Text(kind + 1), KindNames[kind], KindGuests[kind], euros * hotel.Currency.PerEuro * KindLevels[kind] * _partner.Level / 10_000))],
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
