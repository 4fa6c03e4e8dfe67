using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnerHotels.Hotels;

namespace PartnerHotels.Stays;

/// <summary>What a partner would sell: a kind of room with its conditions, for a stay and a party.</summary>
internal sealed record Offer
{
    public required RateKey Key { get; init; }

    public required Hotel Hotel { get; init; }

    public required RoomKind Kind { get; init; }

    public required Board Board { get; init; }

    public required Stay Stay { get; init; }

    public required Party Party { get; init; }

    /// <summary>Price of each night for all rooms together, in minor units.</summary>
    public required ImmutableArray<long> Nights { get; init; }

    /// <summary>Taxes that are charged with the nights, in minor units.</summary>
    public required long Taxes { get; init; }

    /// <summary>What cancelling costs from when on, earliest first; before the first it is free.</summary>
    public required ImmutableArray<PenaltyWindow> Penalties { get; init; }

    /// <summary>How many rooms of the kind are left for the whole stay.</summary>
    public required int Left { get; init; }

    /// <summary>Whether a switch has this offer's amounts written as no number at all.</summary>
    public bool HasNoNumbers { get; init; }

    public long Total => Nights.Sum() + Taxes;

    /// <summary>An amount as the partner's protocol writes it.</summary>
    public string Amount(long minor) => HasNoNumbers ? "NaN" : Hotel.Currency.Decimal(minor);
}

internal enum Board
{
    RoomOnly,
    Breakfast,
    HalfBoard,
}

/// <summary>What cancelling costs.</summary>
/// <param name="From">From this instant on, with the hotel's offset.</param>
/// <param name="Percent">Percent of the total.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PenaltyWindow(DateTimeOffset From, int Percent);
