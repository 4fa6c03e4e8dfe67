using Posthouse.Jobs;

namespace HotelBooking.Reservations.Mails;

/// <summary>Sends the receipt as soon as it is there: with the confirmation, or after it when that has gone already.</summary>
internal sealed class SendWithReceipt(RecapMail recap) : IJob<SendWithReceipt.DueReceiptMail>
{
    public async Task RunAsync(DueReceiptMail payload, JobContext context, CancellationToken cancellationToken)
    {
        if (!await recap.SendAsync(payload.Id, cancellationToken))
        {
            await recap.SendReceiptAsync(payload.Id, cancellationToken);
        }
    }

    internal sealed record DueReceiptMail(Guid Id);
}
