using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>Something that follows a booking.</summary>
/// <param name="Words">What, in a sentence.</param>
/// <param name="Done">Whether it has happened.</param>
internal sealed record NextStep(string Words, bool Done)
{
    /// <summary>Everything that follows, in order.</summary>
    public static IReadOnlyList<NextStep> Of(Reservation reservation, DateTimeOffset now)
    {
        var stay = reservation.Stay;
        var nights = stay.NightsOf();
        List<NextStep> steps = reservation.State == ReservationState.PendingPartner
            ? [Confirmation(reservation), new("Then your card is charged, and your receipt comes by mail.", Done: false)]
            : [Confirmation(reservation), Receipt(reservation), Hotel(reservation)];
        if (reservation.Cancellation.FreeUntil is { } until && until.ToDateTimeOffset() > now)
        {
            steps.Add(new($"Until {HotelClock.Moment(until, stay.TimeZone)} hotel time you can cancel without cost.", Done: false));
        }

        var rest = reservation.Price.AtHotel();
        steps.Add(new(
            $"On {DayText.Long(nights.CheckIn)}{(stay.CheckInFromMinute > 0 ? $", from {DayText.Clock(stay.CheckInFromMinute)} hotel time," : "")} check in with your passport or identity card."
                + (rest.IsZero ? "" : $" {MoneyText.Exact(rest)} are paid at the hotel."),
            Done: false));
        return steps;
    }

    private static NextStep Confirmation(Reservation reservation) => reservation.State == ReservationState.Confirmed
        ? new($"The confirmation goes to {reservation.Booker?.Email}.", Done: true)
        : new($"We write to {reservation.Booker?.Email} as soon as the hotel answers.", Done: false);

    private static NextStep Receipt(Reservation reservation) => reservation.Receipt switch
    {
        FollowUpState.Done => new($"Your receipt {reservation.ReceiptNumber} is ready.", Done: true),
        FollowUpState.Failed => new("Your receipt could not be made. Booking and payment stand: keep the mail about the payment, and look here again later; as soon as the receipt is there, it stands on this page.", Done: false),
        _ => new("Your receipt is being made; it comes by mail, and here.", Done: false),
    };

    private static NextStep Hotel(Reservation reservation) => reservation.HotelTold switch
    {
        FollowUpState.Done => new("The hotel has been told that you are coming.", Done: true),
        FollowUpState.Failed => new(
            $"We could not tell the hotel by mail. Your booking stands: before you travel, ring the hotel{(reservation.Stay.HotelPhone is { Length: > 0 } phone ? $" at {phone}" : "")} and give your booking number.",
            Done: false),
        _ => new("The hotel is being told that you are coming.", Done: false),
    };
}
