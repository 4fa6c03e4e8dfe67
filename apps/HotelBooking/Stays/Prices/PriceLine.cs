using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays.Prices;

/// <summary>One line of a price.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Description">In words, for example "City tax, 2 adults, 3 nights".</param>
/// <param name="Amount">Its amount; never negative.</param>
public sealed record PriceLine(PriceLineKind Kind, string Description, Money Amount)
{
    /// <summary>The night, for lines that stand for one.</summary>
    public DateOnly? Night { get; init; }

    /// <summary>Which room of the request, from 1 on; 0 for lines that stand for all.</summary>
    public int Room { get; init; }

    /// <summary>Whether the amount is already within other lines; such lines are told, not added.</summary>
    public bool Included { get; init; }

    /// <summary>Whether the hotel collects it on the spot.</summary>
    public bool AtProperty { get; init; }

    /// <summary>The line as a message.</summary>
    public Wire.PriceLine ToProto() => new()
    {
        Kind = (Wire.PriceLineKind)Kind,
        Description = Description,
        Night = Night?.ToProto(),
        Room = Room,
        Amount = Amount.ToProto(),
        Included = Included,
        AtProperty = AtProperty,
    };

    /// <summary>Reads a line from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">Amount or night are none.</exception>
    public static PriceLine From(Wire.PriceLine wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        return new PriceLine((PriceLineKind)wire.Kind, wire.Description, Money.From(wire.Amount ?? new()))
        {
            Night = wire.Night?.ToDateOnly(),
            Room = wire.Room,
            Included = wire.Included,
            AtProperty = wire.AtProperty,
        };
    }
}
