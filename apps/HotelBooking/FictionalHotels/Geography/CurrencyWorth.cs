using System.Globalization;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>About how many units of each currency make one euro: for made-up prices of a plausible size, never for conversion.</summary>
internal static class CurrencyWorth
{
    private static readonly Lazy<IReadOnlyDictionary<string, decimal>> Loaded = new(() => PackedFile.Rows("currencies.tsv")
        .ToDictionary(row => row[0], row => decimal.Parse(row[2], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    public static decimal UnitsPerEuro(string currency) => Loaded.Value.GetValueOrDefault(currency, 1);
}
