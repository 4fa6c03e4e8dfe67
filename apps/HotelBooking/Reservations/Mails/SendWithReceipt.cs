using Posthouse.Jobs;

namespace HotelBooking.Reservations.Mails;

/// <summary>Sends the receipt as soon as it is there: with the confirmation, or after it when that has gone already.</summary>
internal sealed class SendWithReceipt(RecapMail recap) : IJob<SendWithReceipt.Payload>
{
    public async Task RunAsync(Payload payload, JobContext context, CancellationToken cancellationToken)
    {
        if (!await recap.SendAsync(payload.Id, cancellationToken))
        {
            await recap.SendReceiptAsync(payload.Id, cancellationToken);
        }
    }

    internal sealed record Payload(Guid Id);
}
