using System.Globalization;
using HotelBooking.FictionalHotels.Hotels;

namespace HotelBooking.Search.Filling;

/// <summary>Where hotels come from: made up when first asked for, which a second start never does.</summary>
internal sealed class HotelSource(FictionalHotelsOptions options)
{
    private readonly Lazy<HotelCatalogue> _catalogue = new(() => new HotelCatalogue(options.Count));

    /// <summary>The hotels.</summary>
    public IReadOnlyList<FictionalHotel> Hotels => _catalogue.Value.Hotels;

    /// <summary>Whether hotels were made up in this process.</summary>
    public bool WasAsked => _catalogue.IsValueCreated;

    /// <summary>Changes with the number of hotels, and with every build of the library that makes them up.</summary>
    public string Version { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{typeof(HotelCatalogue).Module.ModuleVersionId:N}/{options.Count}");
}
