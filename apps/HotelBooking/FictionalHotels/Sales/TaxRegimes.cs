using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays.Terms;

namespace HotelBooking.FictionalHotels.Sales;

/// <summary>Taxes and fees of a hotel. They look like those of its country, but rates and amounts are made up.</summary>
internal static class TaxRegimes
{
    // Countries where prices are told before tax, and the rate in hundredths of a percent.
    private static readonly IReadOnlyDictionary<string, int> AddedTax = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["US"] = 1_475, ["CA"] = 1_300, ["IN"] = 1_200, ["MX"] = 1_900, ["TH"] = 700, ["ID"] = 1_100, ["PH"] = 1_200, ["EG"] = 1_400, ["KE"] = 1_600, ["NP"] = 1_300,
    };

    private static readonly IReadOnlyDictionary<string, int> IncludedTax = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["GB"] = 2_000, ["JP"] = 1_000, ["PT"] = 600, ["DE"] = 700, ["FR"] = 1_000, ["ES"] = 1_000, ["IT"] = 1_000, ["NL"] = 900, ["AT"] = 1_000, ["CH"] = 380, ["PL"] = 800,
        ["CZ"] = 1_200, ["TR"] = 1_000, ["SE"] = 1_200, ["DK"] = 2_500, ["NO"] = 1_200, ["IS"] = 1_100, ["AU"] = 1_000, ["NZ"] = 1_500, ["WS"] = 1_500, ["ZA"] = 1_500, ["AE"] = 500, ["KR"] = 1_000,
    };

    private static readonly IReadOnlySet<string> CityTax = new HashSet<string>(StringComparer.Ordinal)
    {
        "PT", "DE", "FR", "ES", "IT", "NL", "AT", "BE", "CZ", "HU", "GR", "HR", "SI", "CH", "RO", "BG", "MT", "JP", "MY", "ID", "MA", "TN",
    };

    private static readonly IReadOnlySet<string> NoTax = new HashSet<string>(StringComparer.Ordinal) { "KW", "QA", "BM", "KY", "HK", "MO" };

    public static IReadOnlyList<TaxTerms> Of(FictionalHotel hotel, PriceLevel level)
    {
        var country = hotel.City.Country.Code;
        var chance = new Chance(hotel.HotelId + "/taxes");
        List<TaxTerms> taxes = [];
        if (AddedTax.TryGetValue(country, out var added))
        {
            taxes.Add(new TaxTerms("sales-tax", "Sales and occupancy tax", TaxBasis.Percent) { BasisPoints = added });
        }
        else if (!NoTax.Contains(country))
        {
            taxes.Add(new TaxTerms("vat", "VAT", TaxBasis.Percent) { BasisPoints = IncludedTax.GetValueOrDefault(country, 1_000), Included = true });
        }

        if (CityTax.Contains(country))
        {
            // Seven nights at most, children up to twelve free: the commonest form of a city tax.
            taxes.Add(new TaxTerms("city-tax", "City tax", TaxBasis.PersonNight)
            {
                AmountMinor = level.Minor(50 * (hotel.Stars + 1)), AtProperty = true, ExemptAge = 12, MaxNights = 7,
            });
        }

        if (country is "KW" or "QA" or "AE" or "EG" or "SG" or "HK")
        {
            taxes.Add(new TaxTerms("service", "Service charge", TaxBasis.Percent) { IsFee = true, BasisPoints = 1_000 });
        }

        if (country is "US" or "AE" or "MX" or "WS" && chance.Percent(50))
        {
            taxes.Add(new TaxTerms("resort-fee", "House fee", TaxBasis.RoomNight) { IsFee = true, AmountMinor = level.Minor(900 + (300 * hotel.Stars)), AtProperty = chance.Percent(50) });
        }
        else if (chance.Percent(12))
        {
            taxes.Add(new TaxTerms("cleaning", "Final cleaning", TaxBasis.RoomStay) { IsFee = true, AmountMinor = level.Minor(1_500) });
        }

        return taxes;
    }
}
