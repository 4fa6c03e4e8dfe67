namespace HotelBooking.Stays.Terms;

/// <summary>From a deadline on, cancelling costs something.</summary>
/// <param name="DaysBefore">Days before check-in on which the deadline falls, in hotel time; <see cref="FromBooking"/> or more means from the booking on.</param>
/// <param name="Deadline">Time of day of the deadline, hotel time.</param>
/// <param name="Penalty">What is kept.</param>
public sealed record CancellationRule(int DaysBefore, TimeOnly Deadline, Penalty Penalty)
{
    /// <summary>As many days before check-in that the deadline is over for everybody.</summary>
    public const int FromBooking = 3650;
}
