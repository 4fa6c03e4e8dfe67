namespace HotelBooking.Reservations.Hotels;

/// <summary>What documents and mails say of a hotel.</summary>
internal sealed record HotelRow
{
    public required string HotelId { get; init; }

    public required string Name { get; init; }

    /// <summary>One line each.</summary>
    public required string Address { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required int CheckInFromMinute { get; init; }

    public required int CheckOutUntilMinute { get; init; }

    public required string TimeZone { get; init; }

    public required byte[] Terms { get; init; }
}
