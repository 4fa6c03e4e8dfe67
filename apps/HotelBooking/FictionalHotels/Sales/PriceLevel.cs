using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Hotels;
using Posthouse.Values;

namespace HotelBooking.FictionalHotels.Sales;

/// <summary>How dear a hotel is: what a double room costs on an ordinary night, and what small amounts come to in its currency. Whole numbers throughout.</summary>
internal sealed class PriceLevel
{
    private static readonly int[] EuroCentsByStars = [0, 3_900, 5_400, 8_200, 12_900, 24_500];

    private static readonly IReadOnlySet<string> Dear = new HashSet<string>(StringComparer.Ordinal)
    {
        "AE", "AT", "AU", "BE", "BM", "CA", "CH", "DE", "DK", "FI", "FR", "GB", "HK", "IE", "IL", "IS", "IT", "JP", "KW", "KY", "LI", "LU", "MC", "NL", "NO", "NZ", "QA", "SE", "SG", "US",
    };

    private static readonly IReadOnlySet<string> Cheap = new HashSet<string>(StringComparer.Ordinal)
    {
        "AF", "BD", "BI", "BT", "ET", "HT", "ID", "IN", "KG", "KH", "LA", "LK", "MG", "ML", "MM", "MW", "NE", "NG", "NP", "PH", "PK", "SD", "TJ", "UG", "UZ", "VN", "YE",
    };

    private readonly decimal _unitsPerEuro;

    public PriceLevel(FictionalHotel hotel)
    {
        Currency = Currency.Of(hotel.City.Country.Currency);
        _unitsPerEuro = CurrencyWorth.UnitsPerEuro(Currency.Code);
        var chance = new Chance(hotel.HotelId + "/price");
        var country = hotel.City.Country.Code;
        var level = Dear.Contains(country) ? 118 : Cheap.Contains(country) ? 46 : 76;
        var crowd = hotel.City.Population switch { > 5_000_000 => 122, > 1_000_000 => 108, > 200_000 => 100, _ => 92 };
        DoubleMinor = Minor((long)EuroCentsByStars[hotel.Stars] * level * crowd * chance.Between(84, 124) / 1_000_000);
    }

    /// <summary>The currency of all its prices.</summary>
    public Currency Currency { get; }

    /// <summary>What every amount is a multiple of, in minor units.</summary>
    public int Step => Currency.Digits == 3 ? 10 : 1;

    /// <summary>A double room on an ordinary night, in minor units.</summary>
    public long DoubleMinor { get; }

    /// <summary>Euro cents as a round amount in minor units of the hotel's currency.</summary>
    public long Minor(long euroCents) => Payable((long)decimal.Round(euroCents * _unitsPerEuro * Currency.MinorPerUnit / 100m));

    /// <summary>The amount with three figures that count, and as a card can pay it: where the smallest unit is a thousandth, cards pay tens of it.</summary>
    public long Payable(long minor) => Math.Max(Step, (Rounded(minor) + (Step / 2)) / Step * Step);

    /// <summary>The amount with three figures that count; more than nothing.</summary>
    public static long Rounded(long minor)
    {
        var step = 1L;
        while (minor / step >= 1_000)
        {
            step *= 10;
        }

        return Math.Max(1, (minor + (step / 2)) / step * step);
    }
}
