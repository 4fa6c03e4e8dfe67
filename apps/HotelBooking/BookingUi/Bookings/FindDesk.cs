using Grpc.Core;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>Finds a booking by its number and e-mail address, or by the link of a mail, and lists those that this browser knows.</summary>
internal sealed class FindDesk(ReservationsService.ReservationsServiceClient reservations, OpenReservations open, HotelFaces faces, Visit visit)
{
    private const int LongestKey = 100;
    private const int LongestLocator = 40;
    private const int MostListed = 8;

    public Task<IResult> ShowAsync(CancellationToken aborted) => PageAsync(new FindForm("", ""), [], FindAnswer.None, aborted);

    public async Task<IResult> FindAsync(CancellationToken aborted)
    {
        var form = await visit.Http.Request.ReadFormAsync(aborted);
        var typed = new FindForm(Typed.Line(form["locator"]), Typed.Line(form["email"]));
        var problems = Check(typed);
        if (problems.Count > 0)
        {
            return await PageAsync(typed, problems, FindAnswer.None, aborted);
        }

        try
        {
            var found = await reservations.FindReservationAsync(
                new FindReservationRequest { Locator = typed.Locator, Email = typed.Email }, cancellationToken: aborted);
            visit.Keep(found.Reservation.ReservationId, found.AccessKey);
            return CheckoutPages.See(found.Reservation.Path());
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return await PageAsync(typed, [], FindAnswer.Nothing, aborted);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.ResourceExhausted)
        {
            return await PageAsync(typed, [], FindAnswer.TooOften, aborted);
        }
    }

    /// <summary>The link of a mail: keeps its key in the cookie and goes on to an address without it.</summary>
    public async Task<IResult> OpenAsync(string? key, CancellationToken aborted)
    {
        visit.Http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (key is not { Length: > 0 and <= LongestKey } || key.Any(static letter => letter is <= ' ' or > '~') || await open.OpenAsync(key, aborted) is not { } found)
        {
            return await PageAsync(new FindForm("", ""), [], FindAnswer.LinkUnknown, aborted);
        }

        visit.Keep(found.Reservation.ReservationId, found.Key);
        return CheckoutPages.See(found.Reservation.Path());
    }

    private static FormProblems Check(FindForm typed)
    {
        var problems = new FormProblems();
        var locator = typed.Locator.Length == 0 ? "Enter the booking number" : Typed.Problem(typed.Locator, "the booking number", LongestLocator);
        var email = typed.Email.Length == 0
            ? "Enter the e-mail address that was given when booking"
            : Typed.Problem(typed.Email, "the e-mail address", GuestForm.LongestEmail) ?? EmailAddress.Problem(typed.Email);
        if (locator is not null)
        {
            problems.Add("locator", locator);
        }

        if (email is not null)
        {
            problems.Add("email", email);
        }

        return problems;
    }

    private async Task<IResult> PageAsync(FindForm typed, FormProblems problems, FindAnswer answer, CancellationToken aborted)
    {
        var opened = await Task.WhenAll(visit.Reservations.Take(MostListed).Select(reservationId => open.FindAsync(reservationId, aborted)));
        var known = await faces.PictureAsync([.. opened.OfType<OpenReservation>().Select(static found => found.Reservation)], aborted);
        var status = answer switch
        {
            FindAnswer.None when problems.Count > 0 => StatusCodes.Status422UnprocessableEntity,
            FindAnswer.Nothing or FindAnswer.LinkUnknown => StatusCodes.Status404NotFound,
            FindAnswer.TooOften => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status200OK,
        };
        return new PageResult<FindPage>(
            new() { [nameof(FindPage.Given)] = typed, [nameof(FindPage.Problems)] = problems, [nameof(FindPage.Answer)] = answer, [nameof(FindPage.Known)] = known },
            status) { Private = true };
    }
}
