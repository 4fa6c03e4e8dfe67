using HotelBooking.Reservations.Booking;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Paying;

/// <summary>Has what was authorised captured, after the pivot; asked again until it is accepted.</summary>
internal sealed class CapturePayment(Database database, PaymentsService.PaymentsServiceClient payments, PaymentSurroundings with) : IJob<CapturePayment.DueCapture>
{
    public async Task RunAsync(DueCapture payload, JobContext context, CancellationToken cancellationToken)
    {
        var booked = await database.ReadAsync(reader => BookingBook.GetAsync(reader, payload.Id), cancellationToken);
        with.Crashes.Hit(BookingSteps.BeforeCapture);
        await payments.CaptureAsync(new CaptureRequest { PaymentId = booked.PaymentId }, deadline: with.Deadline(), cancellationToken: cancellationToken);
        with.Crashes.Hit(BookingSteps.AfterCapture);
    }

    internal sealed record DueCapture(Guid Id);
}
