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

    /// <summary>An amount to the nearest whole unit, for what is told beside the exact total: a night's share of it.</summary>
    public static string About(Money money, int shares)
    {
        var digits = money.Units / shares < 20 ? money.Currency.Digits : 0;
        var share = Math.Round(money.Units / shares, digits, MidpointRounding.AwayFromZero);
        return MoneyWords.Of(share, money.Currency, share == decimal.Truncate(share) ? 0 : digits);
    }
}
