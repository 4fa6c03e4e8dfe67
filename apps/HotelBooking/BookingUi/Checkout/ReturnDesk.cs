using System.Globalization;
using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Site;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>
/// Welcomes guests back from the bank. While the bank has not said how it ended, a page says so and asks for itself again at once; that request waits here
/// until there is news, for a while. After enough rounds the page stays as it is.
/// </summary>
internal sealed class ReturnDesk(ReservationsService.ReservationsServiceClient reservations, OpenReservations open, HotelFaces faces, TimeProvider time)
{
    private const int MostRounds = 12;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<IResult> WelcomeAsync(string reservationId, bool cameBack, string? round, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        var number = int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, MostRounds) : 0;
        var reservation = await SettleAsync(found, aborted);
        var until = time.GetUtcNow() + Round;
        while (number > 0 && !cameBack && reservation.AwaitsTheBank() && time.GetUtcNow() < until)
        {
            await Task.Delay(Pause, time, aborted);
            reservation = await SettleAsync(found, aborted);
        }

        if (reservation.IsBooked())
        {
            return CheckoutPages.See(reservation.Path());
        }

        return reservation.AwaitsTheBank() && (!cameBack || reservation.Money == MoneyState.Authorized)
            ? await WaitingAsync(reservation, number, aborted)
            : CheckoutPages.See(reservation.CheckoutPath() + (cameBack ? "?back" : ""));
    }

    private async Task<Reservation> SettleAsync(OpenReservation found, CancellationToken aborted)
    {
        try
        {
            return (await reservations.SettlePaymentAsync(new SettlePaymentRequest { AccessKey = found.Key }, cancellationToken: aborted)).Reservation;
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && !aborted.IsCancellationRequested)
        {
            // The bank is away; its message, or somebody who asks later, will tell.
            return found.Reservation;
        }
    }

    private async Task<IResult> WaitingAsync(Reservation reservation, int round, CancellationToken aborted) => new PageResult<WaitingPage>(new()
    {
        [nameof(WaitingPage.Reservation)] = reservation,
        [nameof(WaitingPage.Picture)] = await faces.FrontOfAsync(reservation.Stay.HotelId, aborted),
        [nameof(WaitingPage.Now)] = time.GetUtcNow(),
        [nameof(WaitingPage.Next)] = round < MostRounds ? string.Create(CultureInfo.InvariantCulture, $"{reservation.CheckoutPath()}/return?round={round + 1}") : null,
    }) { Private = true };
}
