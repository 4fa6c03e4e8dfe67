using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Keys;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Reservations.Paying;

/// <summary>Opens the bank's page for a hold, and asks how its payment stands.</summary>
internal sealed class PaymentDesk(Database database, PaymentsService.PaymentsServiceClient payments, BookingSaga saga, SiteLinks links, PaymentSurroundings with)
{
    /// <summary>Takes down who stays and opens the bank's page. Nothing to pay now confirms at once.</summary>
    /// <returns>The reservation, and where to pay.</returns>
    public async Task<(Booked Booked, string Url)> StartAsync(StartPaymentRequest request, SecretKeys.KeyRing keys, CancellationToken cancellationToken)
    {
        await links.CheckAsync(request, cancellationToken);
        var booked = await database.WriteAsync(transaction => TakeDownAsync(transaction, request, keys), cancellationToken);
        if (booked.State != ReservationState.Held)
        {
            return (booked, request.ReturnUrl);
        }

        with.Crashes.Hit(BookingSteps.BeforeCheckout);
        var (opened, page) = await OpenPageAsync(booked, request, keys, cancellationToken);
        with.Crashes.Hit(BookingSteps.AfterCheckout);
        var paying = await database.WriteAsync(
            async transaction =>
            {
                await saga.NoteAsync(transaction, page.Payment);
                await transaction.ExecuteAsync(
                    "update reservations set money = 'Paying', version = version + 1 where id = @Id and state = 'Held' and money = 'None'", new { opened.Id });
                return await BookingBook.GetAsync(transaction, opened.Id);
            },
            cancellationToken);
        return (paying, page.CheckoutUrl);
    }

    /// <summary>Asks the bank how a payment stands, books what it says.</summary>
    /// <exception cref="RpcException">Payments, or the bank behind it, did not answer.</exception>
    public async Task RefreshAsync(Booked booked, CancellationToken cancellationToken)
    {
        var answer = await payments.RefreshPaymentAsync(
            new RefreshPaymentRequest { PaymentId = booked.PaymentId }, deadline: with.Deadline(), cancellationToken: cancellationToken);
        with.Crashes.Hit(BookingSteps.BeforeConfirm);
        await database.WriteAsync(transaction => saga.NoteAsync(transaction, answer.Payment), cancellationToken);
        with.Crashes.Hit(BookingSteps.AfterConfirm);
    }

    private async ValueTask<Booked> TakeDownAsync(Transaction transaction, StartPaymentRequest request, SecretKeys.KeyRing keys)
    {
        var booked = await BookingBook.OpenAsync(transaction, request.AccessKey);
        var now = with.Clock.GetUtcNow();
        if (booked.State is ReservationState.Confirmed or ReservationState.PendingPartner or ReservationState.Cancelled)
        {
            throw Refused.Because(BookingReason.AlreadyPaid);
        }

        if (booked.State != ReservationState.Held || (booked.HeldUntil <= now && !(booked.PaysUntil > now)))
        {
            throw Refused.Because(BookingReason.HoldExpired);
        }

        if (request.LeadGuests.Count != booked.Rooms)
        {
            throw new InvalidArgumentException([new FieldViolation("lead_guests", $"Name one guest for each room: {booked.Rooms}.")]);
        }

        // The key opens the reservation, so it is not kept with it.
        var details = request.Clone();
        details.AccessKey = "";
        await BookingBook.SetAsync(transaction, booked.Id, "details = @details, email_hash = @email, payment_asked = 1, pays_until = @until", new
        {
            details = details.ToByteArray(),
            email = keys.EmailHash(request.Booker.Email),
            until = PageEnd(booked, now),
        });
        var noted = await BookingBook.GetAsync(transaction, booked.Id);
        if (Money.From(noted.Promise.Message.Price.PayNow).IsZero)
        {
            await saga.ConfirmAsync(transaction, noted);
            return await BookingBook.GetAsync(transaction, booked.Id);
        }

        return noted;
    }

    // As long as the hold, and long enough to pay; asking again makes it no longer.
    private DateTimeOffset PageEnd(Booked booked, DateTimeOffset now)
    {
        var open = booked.PaysUntil > now ? booked.PaysUntil.Value : now + with.Options.PayWithin;
        return open > booked.HeldUntil ? open : booked.HeldUntil;
    }

    private async Task<(Booked Booked, StartCheckoutResponse Page)> OpenPageAsync(
        Booked booked, StartPaymentRequest request, SecretKeys.KeyRing keys, CancellationToken cancellationToken)
    {
        try
        {
            var order = await OrderAsync(booked, request, keys, cancellationToken);
            return (booked, await payments.StartCheckoutAsync(order, deadline: with.Deadline(), cancellationToken: cancellationToken));
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PaymentReason.PaymentClosed)))
        {
            // The page's time was over before the hold's: a new payment takes its place.
            var next = await database.WriteAsync(transaction => NextRoundAsync(transaction, booked), cancellationToken);
            if (next.State != ReservationState.Held)
            {
                throw Refused.Because(BookingReason.HoldExpired);
            }

            var order = await OrderAsync(next, request, keys, cancellationToken);
            return (next, await payments.StartCheckoutAsync(order, deadline: with.Deadline(), cancellationToken: cancellationToken));
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            throw Refused.BankUnreachable(exception);
        }
    }

    private static async ValueTask<Booked> NextRoundAsync(Transaction transaction, Booked booked)
    {
        await transaction.ExecuteAsync(
            "update reservations set payment_round = payment_round + 1, payment_id = null, version = version + 1 where id = @Id and state = 'Held' and payment_round = @PaymentRound",
            new { booked.Id, booked.PaymentRound });
        return await BookingBook.GetAsync(transaction, booked.Id);
    }

    private async Task<StartCheckoutRequest> OrderAsync(Booked booked, StartPaymentRequest request, SecretKeys.KeyRing keys, CancellationToken cancellationToken)
    {
        var stay = booked.Promise.Message.Stay;
        var nights = booked.CheckOut.DayNumber - booked.CheckIn.DayNumber;
        return new StartCheckoutRequest
        {
            OrderId = booked.OrderId,
            Amount = booked.Promise.Message.Price.PayNow,
            Description = Shorten($"{nights} {(nights == 1 ? "night" : "nights")} at {stay.HotelName}"),
            PayerEmail = request.Booker.Email,
            PayerName = request.Booker.Name,
            ExpiresAt = booked.PaysUntil!.Value.ToTimestamp(),
            SuccessUrl = request.ReturnUrl,
            CancelUrl = request.BackUrl,
            OrderUrl = (await links.BookingAsync(booked.Id, keys, cancellationToken)).AbsoluteUri,
            Reference = booked.Locator,
        };
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200];
}
