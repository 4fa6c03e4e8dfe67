using Grpc.Core;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>The reservations that this browser may open: those whose keys are in its cookie. For any other the answer is as if it did not exist.</summary>
internal sealed class OpenReservations(ReservationsService.ReservationsServiceClient reservations, Visit visit)
{
    /// <summary>A reservation and its key; <see langword="null"/> when this browser may not open it, or there is none.</summary>
    public async Task<OpenReservation?> FindAsync(string reservationId, CancellationToken cancellationToken) =>
        visit.KeyOf(reservationId) is { } key ? await OpenAsync(key, cancellationToken) : null;

    /// <summary>The reservation that a key opens; <see langword="null"/> when it opens none.</summary>
    public async Task<OpenReservation?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await reservations.GetReservationAsync(new GetReservationRequest { AccessKey = key }, cancellationToken: cancellationToken);
            return new OpenReservation(reply.Reservation, key);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return null;
        }
    }
}
