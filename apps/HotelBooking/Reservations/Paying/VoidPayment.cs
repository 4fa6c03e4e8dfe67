using Grpc.Core;
using HotelBooking.Reservations.Booking;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Paying;

/// <summary>
/// Ends the payment of a reservation that will not be. It says so in our own row first, so that a payment which arrives late either takes the rooms again or is
/// ended, and never both.
/// </summary>
internal sealed class VoidPayment(Database database, PaymentsService.PaymentsServiceClient payments, PaymentSurroundings with) : IJob<VoidPayment.DueVoid>
{
    public async Task RunAsync(DueVoid payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.WriteAsync(transaction => AskAsync(transaction, payload.Id), cancellationToken);
        if (booked is null)
        {
            return;
        }

        with.Crashes.Hit(BookingSteps.BeforeVoid);
        if ((booked.PaymentId ?? await FindAsync(booked, cancellationToken)) is { } paymentId)
        {
            await payments.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = paymentId }, deadline: with.Deadline(), cancellationToken: cancellationToken);
        }

        with.Crashes.Hit(BookingSteps.AfterVoid);
    }

    private static async ValueTask<Booked?> AskAsync(Transaction transaction, Guid id)
    {
        var isDue = await transaction.ExecuteAsync(
            "update reservations set void_asked = 1, version = version + 1 where id = @id and state in ('Expired', 'Rejected')", new { id }) == 1;
        return isDue ? await BookingBook.GetAsync(transaction, id) : null;
    }

    // The page may have been opened although its answer never arrived here.
    private async Task<string?> FindAsync(Booked booked, CancellationToken cancellationToken)
    {
        try
        {
            var found = await payments.GetPaymentAsync(new GetPaymentRequest { OrderId = booked.OrderId }, deadline: with.Deadline(), cancellationToken: cancellationToken);
            return found.Payment.PaymentId;
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PaymentReason.UnknownPayment)))
        {
            return null;
        }
    }

    internal sealed record DueVoid(Guid Id);
}
