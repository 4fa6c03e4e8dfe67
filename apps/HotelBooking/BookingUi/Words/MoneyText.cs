using System.Globalization;
using Posthouse.Values;
using Wire = Google.Type.Money;

namespace HotelBooking.BookingUi.Words;

/// <summary>Money as pages write it: exactly as mails and documents do, and shorter where that says the same.</summary>
internal static class MoneyText
{
    /// <summary>With the digits of the currency, always: <c>€ 412.00</c>, <c>¥ 5,400</c>, <c>KWD 31.250</c>.</summary>
    public static string Exact(Money money) => money.InWords();

    /// <summary>Without digits that are all zero: <c>€ 412</c>, but <c>€ 412.50</c>. Never rounded.</summary>
    public static string Of(Money money) =>
        MoneyWords.Of(money.Units, money.Currency, money.Minor % money.Currency.MinorPerUnit == 0 ? 0 : money.Currency.Digits);

    /// <inheritdoc cref="Exact(Money)"/>
    public static string Exact(Wire money) => Exact(Money.From(money));

    /// <inheritdoc cref="Of(Money)"/>
    public static string Of(Wire money) => Of(Money.From(money));

    /// <summary>The nearest whole unit without its currency, for a cell that has room for five letters: <c>117</c>, <c>25,300</c>, <c>125k</c>, <c>1.3M</c>.</summary>
    public static string InFewLetters(Money money) => money.Units switch
    {
        >= 999_500 => string.Create(CultureInfo.InvariantCulture, $"{money.Units / 1_000_000:0.#}M"),
        >= 99_999.5m => string.Create(CultureInfo.InvariantCulture, $"{money.Units / 1_000:0}k"),
        var units => Math.Round(units, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>An amount to the nearest whole unit, for what is told beside the exact total: a night's share of it.</summary>
    public static string About(Money money, int shares)
    {
        var digits = money.Units / shares < 20 ? money.Currency.Digits : 0;
        var share = Math.Round(money.Units / shares, digits, MidpointRounding.AwayFromZero);
        return MoneyWords.Of(share, money.Currency, share == decimal.Truncate(share) ? 0 : digits);
    }
}
