using HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>What became of a wish to hold a room.</summary>
internal abstract record HoldOutcome
{
    private HoldOutcome()
    {
    }

    /// <summary>It is held.</summary>
    public sealed record Taken(Reservation Reservation, string AccessKey) : HoldOutcome;

    /// <summary>It would cost more than the guest has seen, or nobody knows what the guest has seen: nothing is held.</summary>
    public sealed record PriceToAgree(QuoteResponse Quote) : HoldOutcome;

    /// <summary>It cannot be booked.</summary>
    public sealed record Refused(string Reason) : HoldOutcome;
}
