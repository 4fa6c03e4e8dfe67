using Microsoft.Extensions.Logging;
using Posthouse.Jobs;
using Posthouse.Storage;
using Users.Outgoing.Content;
using Users.Outgoing.Transports;

namespace Users.Outgoing;

/// <summary>
/// Sends one mail: hands it over, then marks it. A crash between the two sends it once more, with the same Message-ID and the same bytes; nothing loses it.
/// </summary>
internal sealed class SendMail(MailBook book, MailComposer composer, IMailTransport transport, CrashPoints crashes, ILogger<SendMail> logger) : IJob<MailDue>
{
    /// <summary>A mail is handed over and not marked.</summary>
    public const string HandedOver = "mail-handed-over";

    public async Task RunAsync(MailDue payload, JobContext context, CancellationToken cancellationToken)
    {
        if (await book.FindWaitingAsync(payload.Key, cancellationToken) is not { } mail)
        {
            return;
        }

        var delivery = await transport.DeliverAsync(await composer.ComposeAsync(mail), cancellationToken);
        crashes.Hit(HandedOver);
        if (delivery.Outcome == DeliveryOutcome.Later)
        {
            await book.RecordAsync(mail, delivery, cancellationToken);
            throw new MailNotTakenException(delivery.Answer);
        }

        // It has been handed over: writing that down is not given up for stopping.
        await context.CompleteAsync(transaction => book.RecordAsync(transaction, mail, delivery), CancellationToken.None);
        if (delivery.Outcome == DeliveryOutcome.Sent)
        {
            Log.Sent(logger, mail.Key, mail.Attempts + 1);
        }
        else
        {
            Log.Refused(logger, mail.Key, delivery.Answer);
        }
    }
}
