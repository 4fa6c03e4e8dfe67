using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Posthouse.Values;

/// <summary>A currency of ISO 4217, with the number of decimal digits that its smallest unit has. The default value is refused by everything that takes one.</summary>
public readonly record struct Currency
{
    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR " +
        "FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR " +
        "MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS " +
        "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private static readonly FrozenDictionary<string, int> DigitsByCode = new[]
    {
        (Digits: 0, Codes: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
        (Digits: 2, Codes: TwoDigits),
        (Digits: 3, Codes: "BHD IQD JOD KWD LYD OMR TND"),
    }
    .SelectMany(group => group.Codes.Split(' ').Select(code => KeyValuePair.Create(code, group.Digits)))
    .ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>All currencies, by code.</summary>
    public static IEnumerable<Currency> All => DigitsByCode.Keys.Order(StringComparer.Ordinal).Select(code => new Currency(code));

    /// <summary>Three capital letters.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Code => _code ?? throw new InvalidOperationException("This is no currency: it was never set.");

    /// <summary>Decimal digits of the smallest unit: 0 (JPY), 2 (EUR) or 3 (KWD).</summary>
    public int Digits => DigitsByCode[Code];

    /// <summary>Smallest units in one unit: 1, 100 or 1,000.</summary>
    public int MinorPerUnit => Digits switch { 0 => 1, 2 => 100, _ => 1000 };

    /// <summary>The currency of a code.</summary>
    /// <param name="code">Three capital letters.</param>
    /// <exception cref="ArgumentException">ISO 4217 has no such currency in use.</exception>
    public static Currency Of(string code) =>
        TryOf(code, out var currency) ? currency : throw new ArgumentException($"\"{code}\" is no currency of ISO 4217: give three capital letters such as EUR.", nameof(code));

    /// <summary>The currency of a code, if there is one.</summary>
    /// <param name="code">Three capital letters.</param>
    /// <param name="currency">The currency.</param>
    public static bool TryOf([NotNullWhen(true)] string? code, out Currency currency)
    {
        var isKnown = code is not null && DigitsByCode.ContainsKey(code);
        currency = isKnown ? new Currency(code!) : default;
        return isKnown;
    }

    /// <inheritdoc/>
    public override string ToString() => _code ?? "";
}
