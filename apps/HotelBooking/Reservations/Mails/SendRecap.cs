using Posthouse.Jobs;

namespace HotelBooking.Reservations.Mails;

/// <summary>Sends the confirmation when the receipt has let it wait long enough.</summary>
internal sealed class SendRecap(RecapMail recap) : IJob<SendRecap.DueRecap>
{
    public Task RunAsync(DueRecap payload, JobContext context, CancellationToken cancellationToken) => recap.SendAsync(payload.Id, cancellationToken);

    internal sealed record DueRecap(Guid Id);
}
