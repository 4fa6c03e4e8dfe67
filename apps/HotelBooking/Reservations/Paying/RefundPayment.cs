using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Booking;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Paying;

/// <summary>Gives back what a cancellation leaves; asked again until it is accepted, always under the same request id.</summary>
internal sealed class RefundPayment(Database database, PaymentsService.PaymentsServiceClient payments, PaymentSurroundings with) : IJob<RefundPayment.DueRefund>
{
    /// <summary>Says that the refund is on its way, and enqueues it.</summary>
    public static async ValueTask BeginAsync(Transaction transaction, Guid id)
    {
        await BookingBook.SetAsync(transaction, id, "money = @money", new { money = MoneyState.Refunding });
        await transaction.EnqueueAsync(new DueRefund(id), new JobOptions { Key = $"{id:D}", MaxAttempts = 1_000 });
    }

    public async Task RunAsync(DueRefund payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        var request = new RefundRequest
        {
            PaymentId = booked.PaymentId,
            RequestId = $"cancel:{booked.Id:D}",
            Amount = booked.Cancellation!.Refund,
            Description = $"Booking {booked.Locator} cancelled",
        };
        with.Crashes.Hit(BookingSteps.BeforeRefund);
        await payments.RefundAsync(request, deadline: with.Deadline(), cancellationToken: cancellationToken);
        with.Crashes.Hit(BookingSteps.AfterRefund);
    }

    internal sealed record DueRefund(Guid Id);
}
