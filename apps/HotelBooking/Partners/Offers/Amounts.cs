using System.Globalization;
using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>Amounts as partners write them.</summary>
internal static class Amounts
{
    private const long Most = 1_000_000_000_000;

    /// <summary>Reads an amount.</summary>
    /// <returns><see langword="null"/> when it is no number, or has more digits than the currency.</returns>
    public static Money? Read(string? text, Currency currency, bool inMinorUnits)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text is not { Length: > 0 and <= 30 } || !decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var minor = inMinorUnits ? number : number * currency.MinorPerUnit;
        return decimal.Truncate(minor) == minor && Math.Abs(minor) <= Most ? new Money((long)minor, currency) : null;
    }

    /// <summary>Whether a card can pay the amount: where the smallest unit is a thousandth, cards pay tens of it.</summary>
    public static bool IsPayable(Money money) => money.Minor % StepOf(money.Currency) == 0;

    /// <summary>The least amount that a card can pay and that is not below a number of minor units.</summary>
    public static Money PayableFrom(decimal minor, Currency currency)
    {
        var step = StepOf(currency);
        return new Money((long)decimal.Ceiling(minor / step) * step, currency);
    }

    /// <summary>Writes an amount with a point: <c>412.00</c>.</summary>
    public static string Decimal(Money money) => money.Units.ToString("F" + money.Currency.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static int StepOf(Currency currency) => currency.Digits == 3 ? 10 : 1;
}
