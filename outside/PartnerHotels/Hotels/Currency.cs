using System.Collections.Frozen;
using System.Globalization;

namespace PartnerHotels.Hotels;

/// <summary>Money of a country.</summary>
/// <param name="Code">ISO 4217 code.</param>
/// <param name="Exponent">How many digits stand behind the point.</param>
/// <param name="PerEuro">About how many minor units a euro is worth.</param>
internal sealed record Currency(string Code, int Exponent, long PerEuro)
{
    private static readonly FrozenDictionary<string, Currency> Known = new Currency[]
    {
        new("EUR", 2, 100), new("USD", 2, 110), new("GBP", 2, 86), new("JPY", 0, 162), new("KWD", 3, 335), new("NOK", 2, 1_160), new("SEK", 2, 1_130),
        new("DKK", 2, 746), new("CHF", 2, 96), new("PLN", 2, 430), new("CZK", 2, 2_500), new("HUF", 2, 39_500), new("ISK", 0, 150), new("RON", 2, 497),
        new("BGN", 2, 196), new("TRY", 2, 3_500), new("CAD", 2, 150), new("AUD", 2, 166), new("NZD", 2, 180), new("MXN", 2, 1_850), new("BRL", 2, 540),
        new("INR", 2, 9_100), new("CNY", 2, 780), new("HKD", 2, 855), new("SGD", 2, 147), new("THB", 2, 3_950), new("KRW", 0, 1_470), new("ZAR", 2, 2_020),
        new("AED", 2, 404), new("BHD", 3, 415), new("OMR", 3, 423), new("JOD", 3, 780), new("TND", 3, 3_400), new("EGP", 2, 5_300), new("MAD", 2, 1_080),
        new("CLP", 0, 1_010), new("WST", 2, 300),
    }.ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);

    /// <summary>A currency by its code; euro for those in which no partner sells.</summary>
    public static Currency Of(string code) => Known.GetValueOrDefault(code) ?? Known["EUR"];

    /// <summary>The next amount that cards can pay: of three digits behind the point the last is 0.</summary>
    public long Payable(long minor) => Exponent == 3 ? (minor + 9) / 10 * 10 : minor;

    /// <summary>Minor units as a number with a point: 12345 euro cents are 123.45.</summary>
    public string Decimal(long minor)
    {
        var whole = minor / Exponent switch { 0 => 1m, 2 => 100m, _ => 1_000m };
        return whole.ToString($"F{Exponent}", CultureInfo.InvariantCulture);
    }
}
