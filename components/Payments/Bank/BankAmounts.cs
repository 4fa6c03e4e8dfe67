using Posthouse.Values;

namespace Posthouse.Payments.Bank;

/// <summary>
/// Our smallest units beside the bank's. They are the same but for what the bank's documentation lists: currencies that it counts with other decimals than
/// ISO 4217, and three-decimal currencies whose last digit must be 0.
/// </summary>
internal static class BankAmounts
{
    private const string CountedInHundredths = "ISK UGX";
    private const string CountedInUnits = "MGA";

    /// <summary>Of how many smallest units an amount has to be a multiple.</summary>
    public static int Step(Currency currency) =>
        CountedInUnits.Contains(currency.Code, StringComparison.Ordinal) ? 100 : currency.Digits == 3 ? 10 : 1;

    /// <summary>The amount as the bank counts it; <see langword="null"/> when the bank cannot take exactly this much.</summary>
    public static long? ToBank(Money money)
    {
        var code = money.Currency.Code;
        if (CountedInHundredths.Contains(code, StringComparison.Ordinal))
        {
            return checked(money.Minor * 100);
        }

        return money.Minor % Step(money.Currency) != 0 ? null : CountedInUnits.Contains(code, StringComparison.Ordinal) ? money.Minor / 100 : money.Minor;
    }

    /// <summary>What the bank counted, in our units.</summary>
    public static Money FromBank(long amount, Currency currency) => new(
        CountedInHundredths.Contains(currency.Code, StringComparison.Ordinal) ? amount / 100
        : CountedInUnits.Contains(currency.Code, StringComparison.Ordinal) ? checked(amount * 100)
        : amount,
        currency);
}
