using System.Globalization;

namespace Posthouse.Values;

/// <summary>
/// Money as people read it, the same on pages, in mails, documents and terms: a sign that means one currency to every reader, otherwise the code of ISO 4217; a narrow
/// space that does not break; digits in groups of three. Never rounded.
/// </summary>
public static class MoneyWords
{
    private const char NarrowSpace = '\u202f';
    private const char Minus = '\u2212';
    private static readonly NumberFormatInfo Digits = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    /// <summary>With the digits of the currency, always: <c>€ 412.00</c>, <c>¥ 5,400</c>, <c>US$ 1,250.00</c>, <c>KWD 31.250</c>.</summary>
    /// <param name="money">The amount.</param>
    public static string InWords(this Money money) => Of(money.Units, money.Currency, money.Currency.Digits);

    /// <summary>An amount with so many digits after the point: for figures beside an exact one.</summary>
    /// <param name="units">The amount in units of the currency.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="digits">Digits after the point, from 0 on; what has more is rounded to the nearest.</param>
    public static string Of(decimal units, Currency currency, int digits) =>
        (units < 0 ? Minus.ToString() : "") + SignOf(currency) + NarrowSpace + Math.Abs(units).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Digits);

    /// <summary>
    /// The sign of a currency, if readers anywhere take it for that one: € £ ¥, and dollars with their country. A bare $ or kr may mean many: those have their code.
    /// </summary>
    /// <param name="currency">The currency.</param>
    public static string SignOf(Currency currency) => currency.Code switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "USD" => "US$",
        "CAD" => "CA$",
        "AUD" => "A$",
        "NZD" => "NZ$",
        _ => currency.Code,
    };
}
