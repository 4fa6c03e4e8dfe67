using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Contracts.Users.V1;
using Posthouse.Look.Serving;
using Posthouse.Security;

namespace HotelBooking.BookingUi.Account;

/// <summary>Shows the account: bookings from Reservations, the profile from Users. When one of them does not answer, the other part is still shown.</summary>
internal sealed class AccountDesk(ReservationsService.ReservationsServiceClient reservations, UsersService.UsersServiceClient users, HotelFaces faces, Visit visit, TimeProvider time)
{
    private const int MostBookings = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private DateTime Deadline => (time.GetUtcNow() + Patience).UtcDateTime;

    public async Task<IResult> ShowAsync(bool justSaved, CancellationToken aborted)
    {
        if (visit.User is not { } user)
        {
            return SignedOut();
        }

        var bookings = BookingsAsync(aborted);
        var profile = ProfileAsync(user, aborted);
        return Page(user, new AccountView(await bookings, await profile) { JustSaved = justSaved }, StatusCodes.Status200OK);
    }

    public async Task<IResult> SaveAsync(CancellationToken aborted)
    {
        if (visit.User is not { } user)
        {
            return SignedOut();
        }

        var typed = ProfileForm.Read(await visit.Http.Request.ReadFormAsync(aborted));
        var problems = typed.Check();
        if (problems.Count == 0)
        {
            try
            {
                await users.SaveProfileAsync(typed.ToRequest(), deadline: Deadline, cancellationToken: aborted);
                return CheckoutPages.See("/account?saved");
            }
            catch (RpcException changed) when (changed.StatusCode == StatusCode.Aborted)
            {
                var current = await ProfileAsync(user, aborted);
                return Page(
                    user,
                    new AccountView(await BookingsAsync(aborted), typed with { Version = current?.Version ?? typed.Version }) { ChangedElsewhere = current },
                    StatusCodes.Status409Conflict);
            }
        }

        return Page(user, new AccountView(await BookingsAsync(aborted), typed) { Problems = problems }, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IReadOnlyList<PicturedReservation>?> BookingsAsync(CancellationToken aborted)
    {
        try
        {
            var reply = await reservations.ListReservationsAsync(
                new ListReservationsRequest { PageSize = MostBookings }, deadline: Deadline, cancellationToken: aborted);
            foreach (var own in reply.Reservations.Where(own => visit.KeyOf(own.Reservation.ReservationId) is null))
            {
                visit.Keep(own.Reservation.ReservationId, own.AccessKey);
            }

            return await faces.PictureAsync([.. reply.Reservations.Select(static own => own.Reservation)], aborted);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && !aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ProfileForm?> ProfileAsync(SignedInUser user, CancellationToken aborted)
    {
        try
        {
            var reply = await users.GetProfileAsync(new GetProfileRequest(), deadline: Deadline, cancellationToken: aborted);
            return ProfileForm.Of(reply.Profile);
        }
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.NotFound)
        {
            // The sign-up is on its way to Users.
            return new ProfileForm { Name = user.Name, Email = user.Email };
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && !aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private PageResult<SignedOutPage> SignedOut() => new(
        new() { [nameof(SignedOutPage.IsAway)] = visit.Http.Features.Get<SignInUnavailable>() is not null },
        visit.Http.Features.Get<SignInUnavailable>() is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status503ServiceUnavailable) { Private = true };

    private PageResult<AccountPage> Page(SignedInUser user, AccountView view, int status) => new(
        new() { [nameof(AccountPage.User)] = user, [nameof(AccountPage.View)] = view, [nameof(AccountPage.Now)] = time.GetUtcNow() }, status) { Private = true };
}
