using System.Globalization;
using Wire = Google.Type.Money;

namespace Posthouse.Values;

/// <summary>An amount of money in whole smallest units of its currency. Sums and comparisons are exact; amounts of different currencies do not mix.</summary>
public readonly record struct Money : IComparable<Money>
{
    private const int Nano = 1_000_000_000;

    /// <summary>An amount.</summary>
    /// <param name="minor">Smallest units: cents for EUR, yen for JPY, fils for KWD.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="InvalidOperationException">The currency was never set.</exception>
    public Money(long minor, Currency currency)
    {
        _ = currency.Code;
        Minor = minor;
        Currency = currency;
    }

    /// <summary>Smallest units of the currency.</summary>
    public long Minor { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Whether it is nothing at all.</summary>
    public bool IsZero => Minor == 0;

    /// <summary>The amount in units, for calculations that round afterwards.</summary>
    public decimal Units => (decimal)Minor / Currency.MinorPerUnit;

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Reads an amount from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">The currency is not known, the signs differ, or the amount has more digits than the currency.</exception>
    public static Money From(Wire wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        if (!Currency.TryOf(wire.CurrencyCode, out var currency))
        {
            throw new FormatException("The currency code is none of ISO 4217: give three capital letters such as EUR.");
        }

        var nanosPerMinor = Nano / currency.MinorPerUnit;
        if (wire.Nanos is <= -Nano or >= Nano || wire.Nanos % nanosPerMinor != 0 || (long)Math.Sign(wire.Units) * Math.Sign(wire.Nanos) < 0)
        {
            throw new FormatException($"{wire.Units} units and {wire.Nanos} nanos are no amount in {currency}.");
        }

        try
        {
            return new Money(checked((wire.Units * currency.MinorPerUnit) + (wire.Nanos / nanosPerMinor)), currency);
        }
        catch (OverflowException overflow)
        {
            throw new FormatException($"{wire.Units} {currency} is more than can be counted.", overflow);
        }
    }

    /// <summary>Adds.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum cannot be counted.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Minor + Same(left, right).Minor), left.Currency);

    /// <summary>Subtracts.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference cannot be counted.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.Minor - Same(left, right).Minor), left.Currency);

    /// <summary>Turns the sign.</summary>
    public static Money operator -(Money money) => new(checked(-money.Minor), money.Currency);

    /// <summary>Multiplies by a whole number.</summary>
    /// <exception cref="OverflowException">The product cannot be counted.</exception>
    public static Money operator *(Money money, long times) => new(checked(money.Minor * times), money.Currency);

    /// <summary>Whether one amount is less than the other.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether one amount is more than the other.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether one amount is at most the other.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one amount is at least the other.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The amount as a message.</summary>
    public Wire ToProto() => new()
    {
        CurrencyCode = Currency.Code,
        Units = Minor / Currency.MinorPerUnit,
        Nanos = (int)(Minor % Currency.MinorPerUnit) * (Nano / Currency.MinorPerUnit),
    };

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>Code and amount with the currency's digits, the same everywhere: <c>EUR 412.00</c>, <c>JPY 5400</c>, <c>KWD 31.250</c>. For logs and tests; pages format by language.</summary>
    public override string ToString() => $"{Currency} {Units.ToString("F" + Currency.Digits, CultureInfo.InvariantCulture)}";

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}
