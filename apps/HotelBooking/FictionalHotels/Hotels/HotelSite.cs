using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>Where exactly a hotel is, and what surrounds it.</summary>
internal sealed record HotelSite(GeoPoint Position, string Setting)
{
    private const int Tries = 8;

    // Cities whose canals are known: Amsterdam, Venice, Bruges, Bangkok, Hamburg, Copenhagen.
    private static readonly IReadOnlySet<int> CanalCities = new HashSet<int> { 2759794, 3164603, 2800931, 1609350, 2911298, 2618425 };

    private static readonly (double North, double East)[] Directions =
        [(1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7)];

    public static HotelSite Of(FictionalHotel hotel)
    {
        var chance = new Chance(hotel.HotelId + "/site");
        var position = PositionIn(hotel.City, chance);
        return new HotelSite(position, SettingOf(hotel.City, position, chance));
    }

    // Near the centre rather than at the edge; on land where the outlines know it, else ever closer to the centre.
    private static GeoPoint PositionIn(City city, Chance chance)
    {
        var radius = Math.Clamp(Math.Sqrt(city.Population) / 300, 0.6, 6);
        var position = city.Position;
        for (var left = Tries; left > 0; left--)
        {
            var (angle, distance) = (2 * Math.PI * chance.Fraction(), radius * chance.Fraction() * left / Tries);
            position = city.Position.Shifted(distance * Math.Sin(angle), distance * Math.Cos(angle)).Rounded();
            if (LandMap.World.IsLand(position))
            {
                break;
            }
        }

        return position;
    }

    private static string SettingOf(City city, GeoPoint position, Chance chance)
    {
        if (CanalCities.Contains(city.Id))
        {
            return "canal";
        }

        const double Kilometres = 4;
        if (Directions.Any(to => !LandMap.World.IsLand(position.Shifted(to.North * Kilometres, to.East * Kilometres))))
        {
            return chance.Percent(70) ? "coast" : "city";
        }

        return chance.Percent(city.Population < 300_000 ? 60 : 10) ? "hills" : "city";
    }
}
