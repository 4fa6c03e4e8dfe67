using System.Globalization;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Search.Hotels;

/// <summary>Taxes and fees of a hotel in sentences, those paid on the spot named.</summary>
internal static class TaxSentences
{
    public static IEnumerable<string> Of(HotelTerms terms) => terms.Taxes.Select(tax => $"{tax.Name}: {Amount(tax, terms.Currency)}{Exemption(tax)}, {Payment(tax)}.");

    private static string Amount(TaxTerms tax, Currency currency) => tax.Basis switch
    {
        TaxBasis.Percent => string.Create(CultureInfo.InvariantCulture, $"{tax.BasisPoints / 100m:0.##} % of the price"),
        TaxBasis.RoomStay => $"{new Money(tax.AmountMinor, currency).InWords()} for each room",
        TaxBasis.RoomNight => $"{new Money(tax.AmountMinor, currency).InWords()} for each room and night",
        TaxBasis.PersonStay => $"{new Money(tax.AmountMinor, currency).InWords()} for each person",
        _ => $"{new Money(tax.AmountMinor, currency).InWords()} for each person and night",
    };

    private static string Exemption(TaxTerms tax) => (tax.ExemptAge >= 0, tax.MaxNights > 0) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $" from the age of {tax.ExemptAge + 1}, for {Nights(tax.MaxNights)} at most"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" from the age of {tax.ExemptAge + 1}"),
        (false, true) => $", for {Nights(tax.MaxNights)} at most",
        _ => "",
    };

    private static string Nights(int count) => count == 1 ? "1 night" : string.Create(CultureInfo.InvariantCulture, $"{count} nights");

    private static string Payment(TaxTerms tax) => tax switch
    {
        { Included: true } => "within the prices already",
        { AtProperty: true } => "paid at the hotel and within the total",
        _ => "paid when booking and within the total",
    };
}
