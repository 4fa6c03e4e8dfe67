using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Cancelling;
using HotelBooking.Reservations.Holds;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Paying;
using HotelBooking.Reservations.Quotes;
using Posthouse.Calls;

namespace HotelBooking.Reservations;

internal sealed class ReservationsEndpoint(QuoteDesk quotes, HoldDesk holds, PayingGuests paying, CancellationDesk cancelling, Register register, OnceKeys once)
    : ReservationsService.ReservationsServiceBase
{
    public override Task<QuoteResponse> Quote(QuoteRequest request, ServerCallContext context) => quotes.QuoteAsync(request, context.CancellationToken);

    public override async Task<HoldResponse> Hold(HoldRequest request, ServerCallContext context)
    {
        var keys = await once.RingAsync(context.CancellationToken);
        var promise = QuoteToken.Read(request.QuoteToken, keys) ?? throw Refused.QuoteForged();
        var holder = Holder.Of(context);
        var reply = await once.RunAsync(
            context, request, async transaction => new HoldResponse { Reservation = (await holds.HoldAsync(transaction, promise, holder, keys)).ToProto(keys) });

        // The key is not kept with the reply: it is made from the id again.
        reply.AccessKey = keys.AccessKey(Guid.ParseExact(reply.Reservation.ReservationId, "D"));
        return reply;
    }

    public override async Task<ExtendHoldResponse> ExtendHold(ExtendHoldRequest request, ServerCallContext context) =>
        new() { Reservation = await ToldAsync(holds.ExtendAsync(request.AccessKey, context.CancellationToken), context) };

    public override async Task<ReleaseHoldResponse> ReleaseHold(ReleaseHoldRequest request, ServerCallContext context) =>
        new() { Reservation = await ToldAsync(holds.ReleaseAsync(request.AccessKey, context.CancellationToken), context) };

    public override Task<StartPaymentResponse> StartPayment(StartPaymentRequest request, ServerCallContext context) => paying.StartAsync(request, context.CancellationToken);

    public override async Task<SettlePaymentResponse> SettlePayment(SettlePaymentRequest request, ServerCallContext context) =>
        new() { Reservation = await ToldAsync(paying.SettleAsync(request.AccessKey, context.CancellationToken), context) };

    public override async Task<GetReservationResponse> GetReservation(GetReservationRequest request, ServerCallContext context) =>
        new() { Reservation = await ToldAsync(register.OpenAsync(request.AccessKey, context.CancellationToken), context) };

    public override async Task<FindReservationResponse> FindReservation(FindReservationRequest request, ServerCallContext context)
    {
        var keys = await once.RingAsync(context.CancellationToken);
        var found = await register.FindAsync(request, keys, context.CancellationToken);
        return new FindReservationResponse { Reservation = found.ToProto(keys), AccessKey = keys.AccessKey(found.Id) };
    }

    public override async Task<PreviewCancellationResponse> PreviewCancellation(PreviewCancellationRequest request, ServerCallContext context) =>
        await cancelling.PreviewAsync(request.AccessKey, await once.RingAsync(context.CancellationToken), context.CancellationToken);

    public override async Task<CancelResponse> Cancel(CancelRequest request, ServerCallContext context)
    {
        var keys = await once.RingAsync(context.CancellationToken);
        return await once.RunAsync(
            context, request, async transaction => new CancelResponse { Reservation = (await cancelling.CancelAsync(transaction, request, keys)).ToProto(keys) });
    }

    public override async Task<ListReservationsResponse> ListReservations(ListReservationsRequest request, ServerCallContext context) =>
        await register.ListAsync(request, UserOf(context), await once.RingAsync(context.CancellationToken), context.CancellationToken);

    public override async Task<AttachReservationResponse> AttachReservation(AttachReservationRequest request, ServerCallContext context) =>
        new() { Reservation = await ToldAsync(register.AttachAsync(request.AccessKey, UserOf(context), context.CancellationToken), context) };

    private static Guid UserOf(ServerCallContext context) =>
        context.GetCaller().UserId?.Value ?? throw new UnauthenticatedException("Sign in first.");

    private async Task<Reservation> ToldAsync(Task<Booked> booked, ServerCallContext context) =>
        (await booked).ToProto(await once.RingAsync(context.CancellationToken));
}
