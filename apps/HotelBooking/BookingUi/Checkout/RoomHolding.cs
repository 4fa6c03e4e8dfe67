using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>
/// Holds the room that a form asks for, once. 1. A form that was sent before, in any replica, gets its hold again. 2. So does another form of the same browser
/// that asks for the same while that is still held: a second tab. 3. Otherwise the stay is priced anew, compared with what the guest has seen, and held.
/// </summary>
internal sealed class RoomHolding(ReservationsService.ReservationsServiceClient reservations, SubmittedChoices submitted, TimeProvider time, Visit visit)
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(30);

    /// <summary>Holds a room.</summary>
    /// <param name="choice">What is asked for.</param>
    /// <param name="once">The mark of the form that asks.</param>
    /// <param name="browserSecret">What only this browser knows: another one that sends the same form means another hold.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HoldOutcome> TakeAsync(OfferChoice choice, string once, string browserSecret, CancellationToken cancellationToken)
    {
        var (browser, chosen) = (Hash(browserSecret), Hash(choice.Identity));
        var holdKey = Hash($"{browser} {chosen} {once}");
        try
        {
            return await RepeatAsync(holdKey, browser, chosen, cancellationToken)
                ?? await HoldAnewAsync(choice, (holdKey, browser, chosen), cancellationToken);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return new HoldOutcome.Refused(refused.GetReason() ?? "");
        }
    }

    private async Task<HoldOutcome?> RepeatAsync(string holdKey, string browser, string chosen, CancellationToken cancellationToken)
    {
        if (await submitted.OfFormAsync(holdKey, cancellationToken) is { } same)
        {
            return await HoldAsync(same, cancellationToken);
        }

        if (await submitted.LatestAsync(browser, chosen, cancellationToken) is not { } latest || time.GetUtcNow() - latest.SubmittedAt > LongestHold)
        {
            return null;
        }

        var taken = await HoldAsync(latest, cancellationToken);
        var current = await reservations.GetReservationAsync(new GetReservationRequest { AccessKey = taken.AccessKey }, cancellationToken: cancellationToken);
        return current.Reservation.IsHeldAt(time.GetUtcNow()) ? taken : null;
    }

    private async Task<HoldOutcome> HoldAnewAsync(OfferChoice choice, (string HoldKey, string Browser, string Choice) form, CancellationToken cancellationToken)
    {
        var quote = await reservations.QuoteAsync(choice.ToRequest(), cancellationToken: cancellationToken);
        var total = Money.From(quote.Price.Total);
        if (choice.Shown is not { } shown || shown.Currency != total.Currency || total > shown)
        {
            return new HoldOutcome.PriceToAgree(quote);
        }

        var remembered = await submitted.RememberAsync(
            new SubmittedChoice(form.HoldKey, form.Browser, form.Choice, quote.QuoteToken, time.GetUtcNow()), cancellationToken);
        return await HoldAsync(remembered, cancellationToken);
    }

    private async Task<HoldOutcome.Taken> HoldAsync(SubmittedChoice form, CancellationToken cancellationToken)
    {
        // By it the source of the rooms bounds how many one visitor holds; cookies come and go, so it is the address.
        var headers = IdempotencyKeys.Header(form.HoldKey);
        headers.Add("visitor", Hash(visit.Http.Connection.RemoteIpAddress?.ToString() ?? ""));
        var held = await reservations.HoldAsync(new HoldRequest { QuoteToken = form.QuoteToken }, headers, cancellationToken: cancellationToken);
        return new HoldOutcome.Taken(held.Reservation, held.AccessKey);
    }

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
