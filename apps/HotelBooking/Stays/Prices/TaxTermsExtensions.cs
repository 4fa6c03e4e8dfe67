using HotelBooking.Stays.Terms;

namespace HotelBooking.Stays.Prices;

internal static class TaxTermsExtensions
{
    /// <summary>Whether a tax is part of prices already; an amount by room or person never is.</summary>
    public static bool IsWithinPrices(this TaxTerms tax) => tax is { Basis: TaxBasis.Percent, Included: true };
}
