using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays.Prices;

/// <summary>What a stay costs, line by line. The lines that are not included in others add up to the total, exactly.</summary>
public sealed record StayPrice
{
    /// <summary>A price of lines.</summary>
    /// <param name="currency">Currency of all lines.</param>
    /// <param name="lines">The lines, nights first.</param>
    /// <exception cref="ArgumentException">A line is negative.</exception>
    /// <exception cref="InvalidOperationException">A line has another currency.</exception>
    public StayPrice(Currency currency, IReadOnlyList<PriceLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Lines = lines;
        (PayNow, AtProperty) = (Money.Zero(currency), Money.Zero(currency));
        foreach (var line in lines)
        {
            if (line.Amount < Money.Zero(currency))
            {
                throw new ArgumentException($"A line of a price is never negative: {line.Description}, {line.Amount}.", nameof(lines));
            }

            if (line.Included)
            {
                continue;
            }

            (PayNow, AtProperty) = line.AtProperty ? (PayNow, AtProperty + line.Amount) : (PayNow + line.Amount, AtProperty);
        }
    }

    /// <summary>All lines, nights first.</summary>
    public IReadOnlyList<PriceLine> Lines { get; }

    /// <summary>What is charged when booking.</summary>
    public Money PayNow { get; }

    /// <summary>What the hotel collects on the spot.</summary>
    public Money AtProperty { get; }

    /// <summary>What the stay costs in all.</summary>
    public Money Total => PayNow + AtProperty;

    /// <summary>Reads a price from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">The lines do not add up to what the message says, or something in it is no amount.</exception>
    public static StayPrice From(Wire.Price wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        var total = Money.From(wire.Total ?? new());
        var price = new StayPrice(total.Currency, [.. wire.Lines.Select(PriceLine.From)]);
        return price.Total == total && price.PayNow == Money.From(wire.PayNow ?? new()) && price.AtProperty == Money.From(wire.PayAtProperty ?? new())
            ? price
            : throw new FormatException($"The lines add up to {price.Total}, the total says {total}.");
    }

    /// <summary>The price as a message.</summary>
    public Wire.Price ToProto() => new()
    {
        Lines = { Lines.Select(line => line.ToProto()) },
        PayNow = PayNow.ToProto(),
        PayAtProperty = AtProperty.ToProto(),
        Total = Total.ToProto(),
    };
}
