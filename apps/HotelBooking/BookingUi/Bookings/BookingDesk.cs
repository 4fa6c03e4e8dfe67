using System.Text;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>Shows a booking: right after it was made, and whenever somebody looks again.</summary>
internal sealed class BookingDesk(OpenReservations open, HotelFaces faces, Visit visit, TimeProvider time)
{
    public async Task<IResult> ShowAsync(string reservationId, bool justKept, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        var reservation = found.Reservation;
        return reservation.IsBooked()
            ? new PageResult<BookingPage>(new()
            {
                [nameof(BookingPage.Reservation)] = reservation,
                [nameof(BookingPage.Picture)] = await faces.FrontOfAsync(reservation.Stay.HotelId, aborted),
                [nameof(BookingPage.Now)] = time.GetUtcNow(),
                [nameof(BookingPage.IsSignedIn)] = visit.User is not null,
                [nameof(BookingPage.JustKept)] = justKept,
            }) { Private = true }
            : CheckoutPages.See(reservation.CheckoutPath());
    }

    public async Task<IResult> CalendarAsync(string reservationId, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { Reservation: var reservation } || !reservation.IsBooked())
        {
            return Failures.NotFound();
        }

        visit.Http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(Encoding.UTF8.GetBytes(StayCalendar.Of(reservation, time.GetUtcNow())), "text/calendar; charset=utf-8", $"stay-{reservation.Locator}.ics");
    }
}
