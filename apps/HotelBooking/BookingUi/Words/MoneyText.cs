using System.Globalization;
using Posthouse.Values;
using Wire = Google.Type.Money;

namespace HotelBooking.BookingUi.Words;

/// <summary>Money as English pages write it: the sign or the code first, a narrow space, digits in groups of three.</summary>
internal static class MoneyText
{
    private const char NarrowSpace = '\u202f';
    private static readonly NumberFormatInfo Digits = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    /// <summary>With the digits of the currency, always: <c>€ 412.00</c>, <c>¥ 5,400</c>, <c>KWD 31.250</c>.</summary>
    public static string Exact(Money money) => Text(money, money.Currency.Digits);

    /// <summary>Without digits that are all zero: <c>€ 412</c>, but <c>€ 412.50</c>. Never rounded.</summary>
    public static string Of(Money money) => Text(money, money.Minor % money.Currency.MinorPerUnit == 0 ? 0 : money.Currency.Digits);

    /// <inheritdoc cref="Exact(Money)"/>
    public static string Exact(Wire money) => Exact(Money.From(money));

    /// <inheritdoc cref="Of(Money)"/>
    public static string Of(Wire money) => Of(Money.From(money));

    /// <summary>An amount to the nearest whole unit, for what is told beside the exact total: a night's share of it.</summary>
    public static string About(Money money, int shares) =>
        Text(Math.Round(money.Units / shares, money.Currency.Digits == 0 ? 0 : money.Units / shares < 20 ? money.Currency.Digits : 0, MidpointRounding.AwayFromZero), money.Currency);

    private static string Text(Money money, int digits) =>
        (money.Minor < 0 ? "−" : "") + SignOf(money.Currency) + NarrowSpace + Math.Abs(money.Units).ToString("N" + digits, Digits);

    private static string Text(decimal units, Currency currency) =>
        SignOf(currency) + NarrowSpace + units.ToString(units == decimal.Truncate(units) ? "N0" : "N" + currency.Digits, Digits);

    private static string SignOf(Currency currency) => currency.Code switch
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
