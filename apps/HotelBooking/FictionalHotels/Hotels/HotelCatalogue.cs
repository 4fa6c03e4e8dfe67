using System.Globalization;
using HotelBooking.FictionalHotels.Cities;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Names;

namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>Made-up hotels in real cities, the same ones every time.</summary>
public sealed class HotelCatalogue
{
    /// <summary>The first so many hotels.</summary>
    /// <param name="count">How many.</param>
    public HotelCatalogue(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var names = new NameGiver();
        Hotels = [.. CityOrder.Of(Gazetteer.World).Take(count).Select((city, at) => new FictionalHotel(at + 1, city, names.NameIn(city)))];
    }

    /// <summary>The hotels, by number; hotel number n is at index n - 1.</summary>
    public IReadOnlyList<FictionalHotel> Hotels { get; }

    /// <summary>The hotel of an id such as <c>h000123</c>; <see langword="null"/> when there is none.</summary>
    public FictionalHotel? Find(string hotelId) =>
        hotelId is ['h', .. { Length: 6 } digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Hotels.Count
            ? Hotels[number - 1]
            : null;
}
