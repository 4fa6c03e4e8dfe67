using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.FictionalHotels.Cities;

/// <summary>
/// Tells in which city each hotel stands, without end: well-known cities first; then the largest city of every country that has none yet; then by population, as seats
/// are shared out (D'Hondt's method, on a root so that middling cities have their part too; well-known cities count threefold). A smaller catalogue is always the beginning of a larger one.
/// </summary>
internal static class CityOrder
{
    private const double Damping = 0.6;

    private static readonly IReadOnlySet<int> Known = KnownCities.First.Concat(KnownCities.Next).ToHashSet();

    public static IEnumerable<City> Of(Gazetteer world)
    {
        var hotels = new Dictionary<int, int>();
        foreach (var id in KnownCities.First.Concat(KnownCities.Next))
        {
            yield return Take(world.City(id), hotels);
        }

        var served = hotels.Keys.Select(id => world.City(id).Country.Code).ToHashSet(StringComparer.Ordinal);
        var countries = world.Countries
            .Where(country => !served.Contains(country.Code))
            .Select(country => (Country: country, Cities: world.Cities.Where(city => city.Country == country && !city.IsDistrict).ToList()))
            .Where(found => found.Cities.Count > 0)
            .OrderByDescending(found => found.Cities.Sum(city => (long)city.Population))
            .ThenBy(found => found.Country.Code, StringComparer.Ordinal);
        foreach (var (_, cities) in countries)
        {
            yield return Take(cities.OrderByDescending(city => city.Population).ThenBy(city => city.Id).First(), hotels);
        }

        foreach (var city in ByPopulation(world, hotels))
        {
            yield return city;
        }
    }

    private static City Take(City city, Dictionary<int, int> hotels)
    {
        hotels[city.Id] = hotels.GetValueOrDefault(city.Id) + 1;
        return city;
    }

    private static IEnumerable<City> ByPopulation(Gazetteer world, Dictionary<int, int> hotels)
    {
        var queue = new PriorityQueue<City, (double Quotient, int Id)>();
        foreach (var city in world.Cities.Where(city => !city.IsDistrict && city.Population > 0))
        {
            queue.Enqueue(city, Rank(city, hotels));
        }

        while (queue.TryDequeue(out var city, out _))
        {
            yield return Take(city, hotels);
            queue.Enqueue(city, Rank(city, hotels));
        }
    }

    // The queue gives the lowest first, so the quotient is negative.
    private static (double Quotient, int Id) Rank(City city, Dictionary<int, int> hotels) =>
        (-Math.Pow(city.Population, Damping) * (Known.Contains(city.Id) ? 3 : 1) / (hotels.GetValueOrDefault(city.Id) + 1), city.Id);
}
