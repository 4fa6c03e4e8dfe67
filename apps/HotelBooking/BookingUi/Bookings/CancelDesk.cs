using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Calls;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>Cancels in two steps: what it gives back, exactly; then it is done, at that price.</summary>
internal sealed class CancelDesk(ReservationsService.ReservationsServiceClient reservations, OpenReservations open, HotelFaces faces, Visit visit, TimeProvider time)
{
    private const int LongestToken = 2000;

    public async Task<IResult> PreviewAsync(string reservationId, CancellationToken aborted) =>
        await open.FindAsync(reservationId, aborted) is { } found ? await PreviewAsync(found, renewed: false, aborted) : Failures.NotFound();

    public async Task<IResult> CancelAsync(string reservationId, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        var preview = (await visit.Http.Request.ReadFormAsync(aborted))["preview"].ToString();
        if (preview.Length is 0 or > LongestToken || preview.Any(static letter => letter is <= ' ' or > '~'))
        {
            return await PreviewAsync(found, renewed: true, aborted);
        }

        try
        {
            // The preview that was agreed to is the request: pressed twice, it is the same one.
            var key = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{reservationId} {preview}")));
            await reservations.CancelAsync(new CancelRequest { AccessKey = found.Key, PreviewToken = preview }, IdempotencyKeys.Header(key), cancellationToken: aborted);
            return CheckoutPages.See(found.Reservation.Path());
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.InvalidArgument)
        {
            return await open.OpenAsync(found.Key, aborted) is { } current ? await PreviewAsync(current, renewed: true, aborted) : Failures.NotFound();
        }
    }

    private async Task<IResult> PreviewAsync(OpenReservation found, bool renewed, CancellationToken aborted)
    {
        var reservation = found.Reservation;
        if (reservation.State == ReservationState.Cancelled || !reservation.IsBooked())
        {
            return CheckoutPages.See(reservation.Path());
        }

        PreviewCancellationResponse? preview = null;
        try
        {
            preview = await reservations.PreviewCancellationAsync(new PreviewCancellationRequest { AccessKey = found.Key }, cancellationToken: aborted);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            // Not cancellable as it stands: the page says so.
        }

        return new PageResult<CancelPage>(
            new()
            {
                [nameof(CancelPage.Reservation)] = reservation,
                [nameof(CancelPage.Preview)] = preview,
                [nameof(CancelPage.Renewed)] = renewed && preview is not null,
                [nameof(CancelPage.Picture)] = await faces.FrontOfAsync(reservation.Stay.HotelId, aborted),
                [nameof(CancelPage.Now)] = time.GetUtcNow(),
            },
            renewed ? StatusCodes.Status409Conflict : StatusCodes.Status200OK) { Private = true };
    }
}
