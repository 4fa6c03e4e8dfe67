using HotelBooking.Stays.Terms;

namespace HotelBooking.Partners.Offers;

/// <summary>An offer as a partner told it, in one shape for all partners; nothing of it has been checked, and everything may be missing.</summary>
internal sealed record OfferReading
{
    /// <summary>Place of the hotel in the answer: the same code at two places is told twice.</summary>
    public required int Place { get; init; }

    public string? HotelCode { get; init; }

    public string? HotelName { get; init; }

    public string? City { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public int? Stars { get; init; }

    /// <summary>By what the partner knows the offer again.</summary>
    public string? Rate { get; init; }

    public string? RoomName { get; init; }

    public Board Board { get; init; }

    public DateOnly? CheckIn { get; init; }

    public DateOnly? CheckOut { get; init; }

    public string? Currency { get; init; }

    /// <summary>Whether amounts are whole minor units; otherwise they are numbers with a point.</summary>
    public bool InMinorUnits { get; init; }

    /// <summary>Price of each night for all rooms, as written.</summary>
    public IReadOnlyList<string?> Nights { get; init; } = [];

    public string? Taxes { get; init; }

    public string? Total { get; init; }

    /// <summary>What cancelling costs from when on.</summary>
    public IReadOnlyList<PenaltyReading> Penalties { get; init; } = [];
}

/// <summary>What cancelling costs, as a partner told it.</summary>
internal sealed record PenaltyReading(DateTimeOffset? From, int? Percent);
