using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Calls;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Shows the checkout page of a held room, keeps the room longer, gives it back.</summary>
internal sealed class CheckoutDesk(
    ReservationsService.ReservationsServiceClient reservations, OpenReservations open, HotelFaces faces, BankAddress bank, Visit visit, TimeProvider time)
{
    public async Task<IResult> ShowAsync(string reservationId, bool cameBack, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        var reservation = found.Reservation;
        if (reservation.AwaitsTheBank() && reservation.Money == MoneyState.Authorized)
        {
            return CheckoutPages.See($"{reservation.CheckoutPath()}/return");
        }

        var news = reservation.DeclineCode.Length > 0 ? CheckoutNews.Declined : cameBack ? CheckoutNews.CameBack : CheckoutNews.None;
        return await PageAsync(reservation, new CheckoutView(GuestForm.Of(reservation)) { News = news }, aborted);
    }

    public async Task<IResult> ExtendAsync(string reservationId, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        var typed = GuestForm.Read(await visit.Http.Request.ReadFormAsync(aborted), found.Reservation.Stay.Rooms.Count);
        try
        {
            var reply = await reservations.ExtendHoldAsync(new ExtendHoldRequest { AccessKey = found.Key }, cancellationToken: aborted);
            return await PageAsync(reply.Reservation, new CheckoutView(typed) { News = CheckoutNews.Extended }, aborted);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            var news = refused.HasReason(BookingReason.AlreadyExtended) ? CheckoutNews.ExtendedBefore : CheckoutNews.None;
            return await AgainAsync(found, new CheckoutView(typed) { News = news }, aborted);
        }
    }

    public async Task<IResult> ReleaseAsync(string reservationId, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        try
        {
            await reservations.ReleaseHoldAsync(new ReleaseHoldRequest { AccessKey = found.Key }, cancellationToken: aborted);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            // The checkout page says how it stands: being paid, booked, or over.
        }

        return CheckoutPages.See(found.Reservation.CheckoutPath());
    }

    /// <summary>The page as the reservation stands now, after something about it was refused.</summary>
    public async Task<IResult> AgainAsync(OpenReservation found, CheckoutView view, CancellationToken aborted) =>
        await open.OpenAsync(found.Key, aborted) is { } current ? await PageAsync(current.Reservation, view, aborted) : Failures.NotFound();

    /// <summary>The page of a held reservation; for one that is not held, the page that says so.</summary>
    public async Task<IResult> PageAsync(Reservation reservation, CheckoutView view, CancellationToken aborted)
    {
        if (reservation.IsBooked())
        {
            return CheckoutPages.See(reservation.Path());
        }

        var now = time.GetUtcNow();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(CheckoutPage.Reservation)] = reservation,
            [nameof(CheckoutPage.Picture)] = await faces.FrontOfAsync(reservation.Stay.HotelId, aborted),
            [nameof(CheckoutPage.Now)] = now,
        };
        if (!reservation.IsHeldAt(now))
        {
            var isReading = HttpMethods.IsGet(visit.Http.Request.Method) || HttpMethods.IsHead(visit.Http.Request.Method);
            return new PageResult<HoldEndedPage>(parameters, isReading ? StatusCodes.Status200OK : StatusCodes.Status409Conflict) { Private = true };
        }

        if (bank.BankUrl is { } address)
        {
            visit.Http.Response.AllowFormsTo(address);
        }

        parameters[nameof(CheckoutPage.Typed)] = view.Typed;
        parameters[nameof(CheckoutPage.Problems)] = view.Problems;
        parameters[nameof(CheckoutPage.News)] = view.News;
        return new PageResult<CheckoutPage>(parameters, view.Status) { Private = true };
    }
}
