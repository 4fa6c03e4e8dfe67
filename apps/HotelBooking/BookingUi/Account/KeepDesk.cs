using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Account;

/// <summary>Adds a booking that this browser may open to the account of whoever is signed in.</summary>
internal sealed class KeepDesk(ReservationsService.ReservationsServiceClient reservations, OpenReservations open, Visit visit)
{
    public async Task<IResult> KeepAsync(string reservationId, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        if (visit.User is null)
        {
            return CheckoutPages.See($"/sign-in?return={Uri.EscapeDataString(found.Reservation.Path())}");
        }

        try
        {
            await reservations.AttachReservationAsync(new AttachReservationRequest { AccessKey = found.Key }, cancellationToken: aborted);
            return CheckoutPages.See($"{found.Reservation.Path()}?kept");
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            return new PageResult<KeptByAnotherPage>(new() { [nameof(KeptByAnotherPage.Path)] = found.Reservation.Path() }, StatusCodes.Status409Conflict) { Private = true };
        }
    }
}
