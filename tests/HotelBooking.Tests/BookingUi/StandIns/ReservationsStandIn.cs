using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>
/// Answers as Reservations does. What happens to a stay follows from the ids asked for: the room "…-gone" is sold out, the plan "dear" costs 50 more than any
/// other, a hotel "away" does not answer.
/// </summary>
internal sealed class ReservationsStandIn(ReservationBooks books) : ReservationsService.ReservationsServiceBase
{
    public override Task<QuoteResponse> Quote(QuoteRequest request, ServerCallContext context)
    {
        if (request.Own?.HotelId == "away")
        {
            throw new UnavailableException("Away.", BookingReason.PartnerUnreachable);
        }

        if (request.Own?.RoomTypeId.EndsWith("-gone", StringComparison.Ordinal) == true)
        {
            throw new FailedPreconditionException("Gone.", BookingReason.SoldOut);
        }

        var total = request.Own?.RatePlanId == "dear" ? 46200 : 41200;
        return Task.FromResult(new QuoteResponse
        {
            QuoteToken = $"quote.{total}.{request.Rooms.Count}.{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}",
            ExpiresAt = Timestamp.FromDateTimeOffset(books.Now.AddMinutes(15)),
            Price = Samples.Price(total),
            Cancellation = Samples.Cancellation(),
            Stay = Samples.Stay(),
        });
    }

    public override Task<HoldResponse> Hold(HoldRequest request, ServerCallContext context)
    {
        var key = books.HoldOnce(context.GetIdempotencyKey().Value, () => books.Put((now, id) =>
        {
            var reservation = Samples.Held(now, id);
            var parts = request.QuoteToken.Split('.');
            reservation.Price = Samples.Price(long.Parse(parts[1]));
            for (var room = 1; room < int.Parse(parts[2]); room++)
            {
                reservation.Stay.Rooms.Add(new HotelBooking.Contracts.Stays.V1.RoomOccupancy { Adults = 1 });
            }

            return reservation;
        }));
        return Task.FromResult(new HoldResponse { Reservation = Opened(key), AccessKey = key });
    }

    public override Task<ExtendHoldResponse> ExtendHold(ExtendHoldRequest request, ServerCallContext context)
    {
        var reservation = Opened(request.AccessKey);
        if (reservation.Extended)
        {
            throw new FailedPreconditionException("Extended before.", BookingReason.AlreadyExtended);
        }

        reservation.Extended = true;
        reservation.HeldUntil = Timestamp.FromDateTimeOffset(books.Now.AddMinutes(15));
        return Task.FromResult(new ExtendHoldResponse { Reservation = reservation });
    }

    public override Task<ReleaseHoldResponse> ReleaseHold(ReleaseHoldRequest request, ServerCallContext context)
    {
        var reservation = Opened(request.AccessKey);
        reservation.State = ReservationState.Expired;
        return Task.FromResult(new ReleaseHoldResponse { Reservation = reservation });
    }

    public override Task<StartPaymentResponse> StartPayment(StartPaymentRequest request, ServerCallContext context)
    {
        books.Payments.Enqueue(request);
        var reservation = Opened(request.AccessKey);
        if (request.Booker.Email == "away@example.org")
        {
            throw new UnavailableException("The bank is away.", BookingReason.BankUnreachable);
        }

        if (reservation.HeldUntil.ToDateTimeOffset() <= books.Now)
        {
            throw new FailedPreconditionException("Over.", BookingReason.HoldExpired);
        }

        (reservation.Booker, reservation.Wishes, reservation.InvoiceTo, reservation.Money) = (request.Booker, request.Wishes, request.InvoiceTo, MoneyState.Paying);
        reservation.LeadGuests.Clear();
        reservation.LeadGuests.AddRange(request.LeadGuests);
        return Task.FromResult(new StartPaymentResponse { Reservation = reservation, PaymentUrl = books.PaymentUrl });
    }

    public override Task<SettlePaymentResponse> SettlePayment(SettlePaymentRequest request, ServerCallContext context)
    {
        var reservation = Opened(request.AccessKey);
        books.Settle(reservation);
        return Task.FromResult(new SettlePaymentResponse { Reservation = reservation });
    }

    public override Task<GetReservationResponse> GetReservation(GetReservationRequest request, ServerCallContext context) =>
        Task.FromResult(new GetReservationResponse { Reservation = Opened(request.AccessKey) });

    public override Task<FindReservationResponse> FindReservation(FindReservationRequest request, ServerCallContext context)
    {
        if (request.Email == "often@example.org")
        {
            throw new ResourceExhaustedException("Too often.", BookingReason.TooManyAttempts);
        }

        var (reservation, key) = books.FindByLocator(request.Locator.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), request.Email)
            ?? throw new NotFoundException("None.", BookingReason.UnknownReservation);
        return Task.FromResult(new FindReservationResponse { Reservation = reservation, AccessKey = key });
    }

    public override Task<PreviewCancellationResponse> PreviewCancellation(PreviewCancellationRequest request, ServerCallContext context)
    {
        var reservation = Opened(request.AccessKey);
        if (reservation.State != ReservationState.Confirmed || reservation.Version == 99)
        {
            throw new FailedPreconditionException("Not as it stands.", BookingReason.NotCancellable);
        }

        return Task.FromResult(new PreviewCancellationResponse
        {
            PreviewToken = "preview-1",
            ExpiresAt = Timestamp.FromDateTimeOffset(books.Now.AddMinutes(5)),
            Penalty = Samples.Euro(13333),
            Refund = (Money.From(reservation.Price.PayNow) - Money.From(Samples.Euro(13333))).ToProto(),
        });
    }

    public override Task<CancelResponse> Cancel(CancelRequest request, ServerCallContext context)
    {
        if (request.PreviewToken != "preview-1")
        {
            throw new FailedPreconditionException("Too late.", BookingReason.PreviewExpired);
        }

        books.Cancellations.Enqueue(context.GetIdempotencyKey().Value);
        return Task.FromResult(new CancelResponse { Reservation = Opened(request.AccessKey).Cancelled(books.Now) });
    }

    public override Task<ListReservationsResponse> ListReservations(ListReservationsRequest request, ServerCallContext context)
    {
        var reply = new ListReservationsResponse();
        reply.Reservations.AddRange(books.All.Where(entry => books.Attached.Contains(entry.Key))
            .Select(entry => new OwnReservation { Reservation = entry.Value, AccessKey = entry.Key }));
        return Task.FromResult(reply);
    }

    public override Task<AttachReservationResponse> AttachReservation(AttachReservationRequest request, ServerCallContext context)
    {
        var reservation = Opened(request.AccessKey);
        if (reservation.Version == 77)
        {
            throw new FailedPreconditionException("Another's.", BookingReason.OwnedByAnother);
        }

        books.Attached.Enqueue(request.AccessKey);
        reservation.InAccount = true;
        return Task.FromResult(new AttachReservationResponse { Reservation = reservation });
    }

    private Reservation Opened(string key) => books.Find(key) ?? throw new NotFoundException("None.", BookingReason.UnknownReservation);
}
