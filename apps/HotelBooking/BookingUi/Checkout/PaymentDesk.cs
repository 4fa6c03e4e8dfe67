using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Calls;
using Posthouse.Hosting;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>Takes down who stays and sends the guest to the bank's page.</summary>
internal sealed class PaymentDesk(
    ReservationsService.ReservationsServiceClient reservations, OpenReservations open, CheckoutDesk checkout, BankAddress bank, PublicAddress site, Visit visit)
{
    public async Task<IResult> PayAsync(string reservationId, CancellationToken aborted)
    {
        if (await open.FindAsync(reservationId, aborted) is not { } found)
        {
            return Failures.NotFound();
        }

        var reservation = found.Reservation;
        if (reservation.IsBooked())
        {
            return CheckoutPages.See(reservation.Path());
        }

        var typed = GuestForm.Read(await visit.Http.Request.ReadFormAsync(aborted), reservation.Stay.Rooms.Count);
        var problems = typed.Check();
        return problems.Count > 0
            ? await checkout.PageAsync(reservation, new CheckoutView(typed) { Problems = problems }, aborted)
            : await StartAsync(found, typed, aborted);
    }

    private async Task<IResult> StartAsync(OpenReservation found, GuestForm typed, CancellationToken aborted)
    {
        var back = new Uri(await site.GetAsync(aborted), $"{found.Reservation.CheckoutPath()}/return");
        var request = typed.ToRequest(found.Key);
        request.ReturnUrl = back.ToString();
        request.BackUrl = $"{back}?back";
        try
        {
            var reply = await reservations.StartPaymentAsync(request, cancellationToken: aborted);
            return Lead(new Uri(reply.PaymentUrl));
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.InvalidArgument)
        {
            return await checkout.PageAsync(found.Reservation, new CheckoutView(typed) { Problems = Problems(refused) }, aborted);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            // Paid meanwhile, or no longer held: its page knows.
            return await checkout.AgainAsync(found, new CheckoutView(typed), aborted);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return await checkout.AgainAsync(found, new CheckoutView(typed) { News = CheckoutNews.BankAway }, aborted);
        }
    }

    /// <summary>To the bank: straight, where the page's policy lets its form lead there, else over a page of ours.</summary>
    private IResult Lead(Uri payment)
    {
        if (payment.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException("The bank's page has no web address.");
        }

        return bank.Has(payment)
            ? CheckoutPages.See(payment.ToString())
            : new PageResult<ToBankPage>(new() { [nameof(ToBankPage.Address)] = payment.ToString() }) { Private = true };
    }

    /// <summary>What the contract's own rules found, beside the fields of the page. What belongs to no field is a fault of ours.</summary>
    private static FormProblems Problems(RpcException refused)
    {
        var problems = new FormProblems();
        foreach (var violation in refused.GetFieldViolations())
        {
            var (field, what) = violation.Field switch
            {
                "booker.name" => ("name", "Your full name"),
                "booker.email" => ("email", "The e-mail address"),
                "booker.phone" => ("phone", "The telephone number"),
                "wishes" => ("wishes", "What you wish from the hotel"),
                "invoice_to" => ("company", "The invoice’s address"),
                _ when violation.Field.StartsWith("lead_guests[", StringComparison.Ordinal) && char.IsAsciiDigit(violation.Field[12]) =>
                    (GuestForm.GuestField(violation.Field[12] - '0'), "The guest’s name"),
                _ => throw refused,
            };
            problems.Add(field, $"{what} {violation.Description}");
        }

        return problems.Count > 0 ? problems : throw refused;
    }
}
