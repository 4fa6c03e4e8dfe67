using HotelBooking.Partners.Offers;
using Posthouse.Values;

namespace HotelBooking.Partners.Bookings;

/// <summary>What a partner is asked to book.</summary>
/// <param name="Reference">Our reference: for the partner the booking's name, and the reason why it books once.</param>
/// <param name="Rate">The offer, at the price that was agreed.</param>
/// <param name="LeadGuests">Full name of a guest for each room.</param>
internal sealed record BookingOrder(string Reference, Rate Rate, IReadOnlyList<string> LeadGuests);

/// <summary>What a partner answers about a booking.</summary>
/// <param name="State">How it stands.</param>
/// <param name="PartnerReference">The partner's own number; empty when there is none.</param>
internal sealed record BookingAnswer(BookingState State, string PartnerReference = "")
{
    /// <summary>What the partner keeps of a cancelled booking; <see langword="null"/> when it does not say.</summary>
    public Money? Penalty { get; init; }
}

/// <summary>How a booking stands at a partner. Kept by name.</summary>
internal enum BookingState
{
    /// <summary>The partner was asked, or is about to be, and has not answered.</summary>
    Unknown,

    Booked,

    Cancelled,

    /// <summary>The partner has said no; nothing was booked.</summary>
    Refused,

    /// <summary>The partner knows no such booking.</summary>
    NotThere,
}
