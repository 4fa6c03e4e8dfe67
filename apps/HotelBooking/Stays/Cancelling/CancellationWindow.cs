using Posthouse.Values;

namespace HotelBooking.Stays.Cancelling;

/// <summary>From when on cancelling costs how much.</summary>
/// <param name="From">From when on (UTC, inclusive).</param>
/// <param name="Penalty">What is kept of the amount that was charged when booking.</param>
public sealed record CancellationWindow(DateTimeOffset From, Money Penalty);
