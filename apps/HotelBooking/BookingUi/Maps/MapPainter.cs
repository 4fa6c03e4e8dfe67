using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.BookingUi.Maps;

/// <summary>
/// Draws maps of what is truly known: where hotels, centres and towns are, where land ends, how far things are apart. Streets are not known and not drawn.
/// </summary>
internal sealed class MapPainter(MapTiles tiles)
{
    private const int MostTowns = 7;
    private const double TownSpacing = 84;
    private const string LandSource = "Coast: Natural Earth. Towns: GeoNames.";
    private static readonly int[] NiceMeters = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

    /// <summary>The hotels of a place around its centre; <see langword="null"/> when there is nothing to show.</summary>
    public MapScene? Paint(Place place, IReadOnlyCollection<MapPin> pins) => place.Position is null || pins.Count == 0
        ? null
        : Paint($"Map of {place.Name} with the hotels of this list", place.Name, new GeoPoint(place.Position.Latitude, place.Position.Longitude), pins);

    /// <summary>One hotel and what lies around it.</summary>
    public MapScene Paint(HotelSummary hotel)
    {
        var pin = new MapPin(hotel.HotelId, hotel.Name, hotel.Name, "#address", MapPin.PointOf(hotel), PinLook.Chosen);
        return Paint($"Map around {hotel.Name}", "", pin.Position, [pin]);
    }

    private MapScene Paint(string name, string centreName, GeoPoint centre, IReadOnlyCollection<MapPin> pins)
    {
        var projection = MapProjection.Around(centre, [.. pins.Select(pin => pin.Position)]);
        var placed = pins.Select(pin => (Pin: pin, At: projection.Place(pin.Position))).ToList();
        var step = Nice(meters => meters / projection.MetersPerUnit >= 72);
        return new MapScene
        {
            Name = name,
            Land = tiles.AreConfigured ? "" : Land(projection),
            Tiles = tiles.Covering(projection),
            Centre = projection.Place(centre),
            CentreName = centreName,
            Rings = [.. Enumerable.Range(1, 3).Select(times => Ring(step * times, projection))],
            Scale = Ring(Nice(meters => meters / projection.MetersPerUnit >= 60), projection),
            Towns = tiles.AreConfigured ? [] : Towns(projection, centreName),
            Pins = Spread(placed),
            Attribution = tiles.AreConfigured ? tiles.Attribution : LandSource,
        };
    }

    private static int Nice(Func<int, bool> isLongEnough) => Array.Find(NiceMeters, meters => isLongEnough(meters)) is > 0 and var found ? found : NiceMeters[^1];

    private static MapRing Ring(int meters, MapProjection projection) => new(
        meters / projection.MetersPerUnit,
        meters < 1000 ? $"{meters}\u00a0m" : string.Create(CultureInfo.InvariantCulture, $"{meters / 1000m:#,0.#}\u00a0km"));

    private static string Land(MapProjection projection)
    {
        var path = new StringBuilder();
        foreach (var ring in projection.Boxes().SelectMany(LandMap.World.Within))
        {
            var (lastX, lastY) = (double.NaN, double.NaN);
            foreach (var point in ring)
            {
                var (x, y) = projection.Place(point);
                if (Math.Abs(x - lastX) < .6 && Math.Abs(y - lastY) < .6)
                {
                    continue;
                }

                path.Append(double.IsNaN(lastX) ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
                (lastX, lastY) = (x, y);
            }

            path.Append('Z');
        }

        return path.ToString();
    }

    private static ImmutableArray<MapTown> Towns(MapProjection projection, string centreName)
    {
        var shown = new List<MapTown>();
        var near = projection.Boxes().ToList();
        foreach (var city in Gazetteer.World.Cities.Where(city => near.Exists(box => box.Contains(city.Position))).OrderByDescending(city => city.Population))
        {
            var (x, y) = projection.Place(city.Position);
            var isClear = x is > 30 and < MapProjection.Width - 60 && y is > 20 and < MapProjection.Height - 40
                && shown.TrueForAll(other => Math.Abs(other.X - x) > TownSpacing * 1.4 || Math.Abs(other.Y - y) > TownSpacing / 3);
            if (isClear && city.Names.In("en") != centreName && shown.Count < MostTowns)
            {
                shown.Add(new MapTown(x, y, city.Names.In("en")));
            }
        }

        return [.. shown];
    }

    /// <summary>The first of the list say their price; those that would hide one of them become small.</summary>
    private static ImmutableArray<PlacedPin> Spread(IEnumerable<(MapPin Pin, (double X, double Y) At)> pins)
    {
        var large = new List<(double X, double Y)>();
        var spread = ImmutableArray.CreateBuilder<PlacedPin>();
        foreach (var (pin, at) in pins)
        {
            var hides = large.Exists(other => Math.Abs(other.X - at.X) < 78 && Math.Abs(other.Y - at.Y) < 36);
            if (!hides)
            {
                large.Add(at);
            }

            spread.Add(new PlacedPin(pin, Percent(at.X / MapProjection.Width), Percent(at.Y / MapProjection.Height), hides));
        }

        return spread.ToImmutable();
    }

    private static int Percent(double share) => (int)Math.Round(Math.Clamp(share, 0, 1) * 100);
}
