using Posthouse.Storage;

namespace HotelBooking.Reservations.Paying;

/// <summary>What every step that asks others needs besides them.</summary>
internal sealed record PaymentSurroundings(TimeProvider Clock, ReservationsOptions Options, CrashPoints Crashes)
{
    /// <summary>When a call that begins now must have ended.</summary>
    public DateTime Deadline() => Clock.GetUtcNow().UtcDateTime + Options.CallWithin;
}
