using System.Globalization;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>The world's cities of 15,000 people and more, with their regions and countries.</summary>
public sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Loaded = new(Read);

    private readonly Dictionary<int, City> _cities;
    private readonly Dictionary<string, Country> _countries;

    private Gazetteer(IReadOnlyList<Country> countries, IReadOnlyList<Region> regions, IReadOnlyList<City> cities)
    {
        (Countries, Regions, Cities) = (countries, regions, cities);
        _cities = cities.ToDictionary(city => city.Id);
        _countries = countries.ToDictionary(country => country.Code, StringComparer.Ordinal);
    }

    /// <summary>The one gazetteer; read from the packed files when it is first asked for (about a tenth of a second).</summary>
    public static Gazetteer World => Loaded.Value;

    /// <summary>All countries, by code.</summary>
    public IReadOnlyList<Country> Countries { get; }

    /// <summary>All regions, by country and code.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>All cities, by country, region and number.</summary>
    public IReadOnlyList<City> Cities { get; }

    /// <summary>The city of a number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public City City(int id) => _cities[id];

    /// <summary>The country of a code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Country Country(string code) => _countries[code];

    private static Gazetteer Read()
    {
        var countries = PackedFile.Rows("countries.tsv.br").Select(ToCountry).ToList();
        var byCode = countries.ToDictionary(country => country.Code, StringComparer.Ordinal);
        var regions = PackedFile.Rows("regions.tsv.br")
            .Select(row => new Region(byCode[row[0]], row[1], new PlaceNames(row[2], row[3])))
            .ToList();
        var byKey = regions.ToDictionary(region => region.Key, StringComparer.Ordinal);
        var zones = new Dictionary<string, string>(StringComparer.Ordinal);
        var cities = PackedFile.Rows("cities.tsv.br")
            .Select(row => ToCity(row, byCode[row[2]], byKey.GetValueOrDefault($"{row[2]}.{row[3]}"), zones))
            .ToList();
        return new Gazetteer(countries, regions, cities);
    }

    private static Country ToCountry(string[] row) => new(row[0], new PlaceNames(row[1], row[4]), row[2], row[3]);

    private static City ToCity(string[] row, Country country, Region? region, Dictionary<string, string> zones)
    {
        zones.TryAdd(row[8], row[8]);
        return new City
        {
            Id = int.Parse(row[0], CultureInfo.InvariantCulture),
            Names = new PlaceNames(row[1], row[9]),
            Country = country,
            Region = region,
            Feature = string.Intern(row[4]),
            Population = int.Parse(row[5], CultureInfo.InvariantCulture),
            Position = new GeoPoint(double.Parse(row[6], CultureInfo.InvariantCulture), double.Parse(row[7], CultureInfo.InvariantCulture)),
            Zone = zones[row[8]],
        };
    }
}
