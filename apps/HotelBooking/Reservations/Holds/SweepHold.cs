using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using HotelBooking.Reservations.Paying;
using Microsoft.Extensions.Logging;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Holds;

/// <summary>
/// Ends a hold when its time is over. While the guest is at the bank's page it waits until the page has closed, and asks how the payment stands before it gives
/// the rooms away. A bank that cannot be asked does not keep rooms for ever: what it says later is a late payment.
/// </summary>
internal sealed class SweepHold(Database database, PaymentDesk payments, TimeProvider clock, ReservationsOptions options, ILogger<SweepHold> logger)
    : IJob<SweepHold.DueHold>
{
    public async Task RunAsync(DueHold payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        if (booked.State != ReservationState.Held)
        {
            return;
        }

        var due = DueOf(booked);
        if (due <= clock.GetUtcNow())
        {
            await AskBankAsync(booked, cancellationToken);
            await context.CompleteAsync(transaction => EndAsync(transaction, payload.Id), cancellationToken);
            return;
        }

        await context.CompleteAsync(async transaction => await AgainAsync(transaction, payload, due), cancellationToken);
    }

    private static DateTimeOffset DueOf(Booked booked) => booked.PaysUntil > booked.HeldUntil ? booked.PaysUntil.Value : booked.HeldUntil;

    private static ValueTask<JobId> AgainAsync(Transaction transaction, DueHold payload, DateTimeOffset due) =>
        transaction.EnqueueAsync(payload, new JobOptions { DueAt = due, MaxAttempts = 1_000 });

    private async Task AskBankAsync(Booked booked, CancellationToken cancellationToken)
    {
        if (booked.PaymentId is null)
        {
            return;
        }

        try
        {
            await payments.RefreshAsync(booked, cancellationToken);
        }
        catch (RpcException exception)
        {
            Log.BankNotAsked(logger, booked.Locator, exception.Status.Detail);
        }
    }

    private async ValueTask EndAsync(Transaction transaction, Guid id)
    {
        var booked = await BookingBook.GetAsync(transaction, id);
        if (booked.State != ReservationState.Held)
        {
            return;
        }

        // It was extended, or the payment was started, while the bank was asked.
        var (due, now) = (DueOf(booked), clock.GetUtcNow());
        if (due > now)
        {
            await AgainAsync(transaction, new DueHold(id), due);
            return;
        }

        if (await HoldEnd.TakeAsync(transaction, booked, now + options.VoidAfter))
        {
            Log.HoldEnded(logger, booked.Locator);
        }
    }

    internal sealed record DueHold(Guid Id);
}
