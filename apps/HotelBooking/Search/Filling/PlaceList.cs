using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Search.Places;

namespace HotelBooking.Search.Filling;

/// <summary>Makes the list of all places, with the names under which each is found.</summary>
internal sealed class PlaceList
{
    private readonly ILookup<City, FictionalHotel> _hotels;
    private readonly ILookup<string, City> _inCountry;
    private readonly ILookup<string, City> _inRegion;

    public PlaceList(Gazetteer world, IReadOnlyList<FictionalHotel> hotels)
    {
        _hotels = hotels.ToLookup(hotel => hotel.City);
        _inCountry = world.Cities.ToLookup(city => city.Country.Code, StringComparer.Ordinal);
        _inRegion = world.Cities.Where(city => city.Region is not null).ToLookup(city => city.Region!.Key, StringComparer.Ordinal);
        Places =
        [
            .. world.Cities.Select(OfCity),
            .. world.Regions.Select(region => OfArea(PlaceMapping.IdOf(region), PlaceKind.Region, region.Names, region.Country, _inRegion[region.Key])),
            .. world.Countries.Select(country => OfArea(PlaceMapping.IdOf(country), PlaceKind.Country, country.Names, country, _inCountry[country.Code])),
            .. hotels.Select(OfHotel),
        ];
    }

    /// <summary>Every place with its names.</summary>
    public IReadOnlyList<(PlaceRow Row, PlaceNames Names)> Places { get; }

    /// <summary>All names by the order of the folded ones, each place once under each of them: the plain name before others, whole ones before ends.</summary>
    public IEnumerable<KnownName> Names() => Places
        .SelectMany(place => NamesOf(place.Row, place.Names))
        .OrderBy(name => name.Folded, StringComparer.Ordinal)
        .ThenBy(name => name.PlaceId, StringComparer.Ordinal);

    private static IEnumerable<KnownName> NamesOf(PlaceRow row, PlaceNames names)
    {
        var rank = PlaceRank.Of(row);
        var plain = FoldedText.Of(names.Plain);
        var known = new Dictionary<string, KnownName>(StringComparer.Ordinal) { [plain] = new(plain, row.PlaceId, "", KnownName.Plain, rank) };
        foreach (var (_, name) in names.Others)
        {
            var folded = FoldedText.Of(name);
            known.TryAdd(folded, new KnownName(folded, row.PlaceId, name, KnownName.Foreign, rank));
        }

        foreach (var whole in known.Values.ToList())
        {
            foreach (var end in FoldedText.Ends(whole.Folded).Where(end => end.Length > 2))
            {
                known.TryAdd(end, new KnownName(end, row.PlaceId, whole.Name, KnownName.End, rank - PlaceRank.EndOfName));
            }
        }

        known.Remove("");
        return known.Values;
    }

    private (PlaceRow Row, PlaceNames Names) OfCity(City city) => (new PlaceRow(PlaceMapping.IdOf(city), (int)PlaceKind.City, city.Names.Plain, city.Country.Names.Plain, city.Country.Code)
    {
        Region = city.Region?.Names.Plain ?? "",
        Latitude = city.Position.Latitude,
        Longitude = city.Position.Longitude,
        Population = city.Population,
        Hotels = _hotels[city].Count(),
        TimeZone = city.Zone,
    }, city.Names);

    // An area is shown around its largest city.
    private (PlaceRow Row, PlaceNames Names) OfArea(string id, PlaceKind kind, PlaceNames names, Country country, IEnumerable<City> cities)
    {
        var all = cities.ToList();
        var largest = all.MaxBy(city => city.Population)!;
        var row = new PlaceRow(id, (int)kind, names.Plain, country.Names.Plain, country.Code)
        {
            Latitude = largest.Position.Latitude,
            Longitude = largest.Position.Longitude,
            Population = all.Where(city => !city.IsDistrict).Sum(city => (long)city.Population),
            Hotels = all.Sum(city => _hotels[city].Count()),
        };
        return (row, names);
    }

    private static (PlaceRow Row, PlaceNames Names) OfHotel(FictionalHotel hotel) =>
        (new PlaceRow(hotel.HotelId, (int)PlaceKind.Hotel, hotel.Name, hotel.City.Country.Names.Plain, hotel.City.Country.Code)
        {
            Region = hotel.City.Names.Plain,
            Latitude = hotel.Position.Latitude,
            Longitude = hotel.Position.Longitude,
            Hotels = 1,
            TimeZone = hotel.City.Zone,
        }, new PlaceNames(hotel.Name, ""));
}
