using Google.Protobuf;
using Posthouse.Calls;
using Posthouse.Contracts.Users.V1;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Values;
using Users.Outgoing.Transports;

namespace Users.Outgoing;

/// <summary>All mails that were ever accepted, and how each delivery went.</summary>
internal sealed class MailBook(Database database, MailOptions options, TimeProvider time)
{
    private const string Row = "select key, message_id, to_email, state, attempts, accepted_at, sent_at, last_answer from mails where key = @key";

    // With the longest wait between attempts these last for more than two days; then the job is a dead one, is seen, and can be retried.
    private const int Attempts = 1_000;

    /// <summary>Accepts a mail and has it sent; the same key again changes nothing.</summary>
    /// <exception cref="FailedPreconditionException">A mail to somebody else has this key.</exception>
    public Task<MailRow> AcceptAsync(SendMailRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            if (await InsertAsync(transaction, request))
            {
                await InsertAttachmentsAsync(transaction, request);
                await transaction.EnqueueAsync(new MailDue(request.Key), new JobOptions { Key = request.Key, MaxAttempts = Attempts });
            }

            var row = await transaction.QuerySingleAsync<MailRow>(Row, new { key = request.Key });
            return string.Equals(row.ToEmail, request.ToEmail, StringComparison.OrdinalIgnoreCase)
                ? row
                : throw new FailedPreconditionException("A mail to somebody else has this key: give every mail a key of its own.", UserReason.MailChanged);
        },
        cancellationToken);

    public Task<MailRow?> FindAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.QueryFirstAsync<MailRow>(Row, new { key }), cancellationToken);

    /// <summary>A mail that waits to be sent; <see langword="null"/> when it does not, or no longer.</summary>
    public Task<OutgoingMail?> FindWaitingAsync(string key, CancellationToken cancellationToken) => database.ReadAsync(
        async reader =>
        {
            var waiting = await reader.QueryFirstAsync<WaitingRow>(
                """
                select key, message_id, to_email, to_name, from_name, subject, language, content, accepted_at, attempts
                from mails where key = @key and state = 'Queued'
                """,
                new { key });
            return waiting?.ToMail(await reader.QueryAsync<StoredAttachment>(
                "select file_name, media_type, content from mail_attachments where mail_key = @key order by position", new { key }));
        },
        cancellationToken);

    /// <summary>Writes down how an attempt went.</summary>
    public async ValueTask RecordAsync(Transaction transaction, OutgoingMail mail, Delivery delivery)
    {
        var now = time.GetUtcNow();
        var state = delivery.Outcome switch
        {
            DeliveryOutcome.Sent => MailState.Sent,
            DeliveryOutcome.Refused => MailState.Refused,
            _ => MailState.Queued,
        };
        await transaction.ExecuteAsync(
            "update mails set state = @state, attempts = @attempt, sent_at = @sentAt, last_answer = @Answer where key = @Key",
            new { state, attempt = mail.Attempts + 1, sentAt = state == MailState.Sent ? now : (DateTimeOffset?)null, delivery.Answer, mail.Key });
        await transaction.ExecuteAsync(
            "insert into deliveries (mail_key, attempt, at, outcome, answer) values (@Key, @attempt, @now, @Outcome, @Answer)",
            new { mail.Key, attempt = mail.Attempts + 1, now, delivery.Outcome, delivery.Answer });
    }

    public Task RecordAsync(OutgoingMail mail, Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => RecordAsync(transaction, mail, delivery), cancellationToken);

    private async ValueTask<bool> InsertAsync(Transaction transaction, SendMailRequest request) => await transaction.ExecuteAsync(
        """
        insert into mails (key, message_id, to_email, to_name, from_name, subject, language, content, state, attempts, accepted_at, last_answer)
        values (@Key, @messageId, @ToEmail, @ToName, @FromName, @Subject, @Language, @content, 'Queued', 0, @now, '')
        on conflict (key) do nothing
        """,
        new
        {
            request.Key,
            messageId = MessageIds.Of(request.Key, options.Domain),
            request.ToEmail,
            request.ToName,
            request.FromName,
            request.Subject,
            request.Language,
            content = request.Content.ToByteArray(),
            now = time.GetUtcNow(),
        }) == 1;

    private static async ValueTask InsertAttachmentsAsync(Transaction transaction, SendMailRequest request)
    {
        foreach (var (position, attachment) in request.Attachments.Index())
        {
            await transaction.ExecuteAsync(
                "insert into mail_attachments (mail_key, position, file_name, media_type, content) values (@Key, @position, @FileName, @MediaType, @Content)",
                new { request.Key, position, attachment.FileName, attachment.MediaType, attachment.Content });
        }
    }

    private sealed record WaitingRow(
        string Key, string MessageId, string ToEmail, string ToName, string FromName, string Subject, string Language, byte[] Content, DateTimeOffset AcceptedAt, int Attempts)
    {
        public OutgoingMail ToMail(IReadOnlyList<StoredAttachment> attachments) => new()
        {
            Key = Key,
            MessageId = MessageId,
            ToEmail = ToEmail,
            ToName = ToName,
            FromName = FromName,
            Subject = Subject,
            Language = LanguageTag.TryParse(Language, out var language) ? language : default,
            Content = MailContent.Parser.ParseFrom(Content),
            Attachments = attachments,
            AcceptedAt = AcceptedAt,
            Attempts = Attempts,
        };
    }
}
