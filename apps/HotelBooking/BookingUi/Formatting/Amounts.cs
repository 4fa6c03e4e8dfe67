using System.Collections.Frozen;
using System.Globalization;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Formatting;

/// <summary>Money as guests read it: the sign or code of the currency, a narrow space that does not break, and the digits that the currency has.</summary>
internal static class Amounts
{
    private const char Space = '\u202f';

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "US$",
        ["JPY"] = "¥",
        ["CAD"] = "CA$",
        ["AUD"] = "A$",
        ["NZD"] = "NZ$",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["ILS"] = "₪",
        ["TRY"] = "₺",
        ["UAH"] = "₴",
        ["VND"] = "₫",
        ["PHP"] = "₱",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The whole amount: <c>€ 1,412.00</c>, <c>¥ 54,000</c>, <c>KWD 31.250</c>.</summary>
    public static string Exact(Money amount) => Text(amount, amount.Currency.Digits);

    /// <summary>The same, read from a message.</summary>
    public static string Exact(Google.Type.Money amount) => Exact(Money.From(amount));

    /// <summary>The same amount without a fraction of nothing: <c>€ 412</c>, but <c>€ 412.50</c>.</summary>
    public static string Short(Money amount) =>
        Text(amount, amount.Minor % amount.Currency.MinorPerUnit == 0 ? 0 : amount.Currency.Digits);

    private static string Text(Money amount, int digits)
    {
        var sign = Signs.GetValueOrDefault(amount.Currency.Code, amount.Currency.Code);
        var units = Math.Abs(amount.Units).ToString($"N{digits}", CultureInfo.InvariantCulture);
        return $"{(amount.Minor < 0 ? "−" : "")}{sign}{Space}{units}";
    }
}
