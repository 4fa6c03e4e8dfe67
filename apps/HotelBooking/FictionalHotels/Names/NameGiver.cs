using System.Globalization;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.FictionalHotels.Names;

/// <summary>Gives hotels their names, one after the other, none twice: the names of a style are used up before one comes again, then with the city behind it.</summary>
internal sealed class NameGiver
{
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public string NameIn(City city)
    {
        var style = NameStyles.For(city.Country.Code);
        var number = _given.GetValueOrDefault(style.Key);
        _given[style.Key] = number + 1;
        var name = style.Name(number);
        return Tries(name, city).First(_used.Add);
    }

    private static IEnumerable<string> Tries(string name, City city)
    {
        yield return name;
        yield return $"{name} {city.Names.Plain}";
        for (var number = 2; ; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} {city.Names.Plain} {number}");
        }
    }
}
