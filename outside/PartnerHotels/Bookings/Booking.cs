namespace PartnerHotels.Bookings;

/// <summary>A booking that the partner keeps, under the reference of whoever booked.</summary>
/// <param name="Reference">The caller's own reference; unique.</param>
/// <param name="Confirmation">The partner's number.</param>
/// <param name="RateKey">What was booked.</param>
public sealed record Booking(string Reference, string Confirmation, string RateKey)
{
    public required string Hotel { get; init; }

    public required string Kind { get; init; }

    public required int Rooms { get; init; }

    public required DateOnly CheckIn { get; init; }

    public required DateOnly CheckOut { get; init; }

    public required string LeadGuest { get; init; }

    public required string Currency { get; init; }

    /// <summary>In minor units.</summary>
    public required long Total { get; init; }

    public required DateTimeOffset BookedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>What cancelling cost, in minor units; 0 while it stands.</summary>
    public long Penalty { get; init; }

    /// <summary>The partner's number of the cancellation; <see langword="null"/> while the booking stands.</summary>
    public string? Cancellation => CancelledAt is null ? null : $"X{Confirmation}";
}
