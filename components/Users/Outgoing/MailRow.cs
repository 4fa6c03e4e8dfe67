using Google.Protobuf.WellKnownTypes;
using Posthouse.Contracts.Users.V1;

namespace Users.Outgoing;

/// <summary>The delivery log of one mail, as it is kept.</summary>
internal sealed record MailRow(
    string Key, string MessageId, string ToEmail, MailState State, int Attempts, DateTimeOffset AcceptedAt, DateTimeOffset? SentAt, string LastAnswer)
{
    public Mail ToContract()
    {
        var mail = new Mail
        {
            Key = Key,
            MessageId = MessageId,
            State = State switch
            {
                MailState.Sent => Posthouse.Contracts.Users.V1.MailState.Sent,
                MailState.Refused => Posthouse.Contracts.Users.V1.MailState.Refused,
                _ => Posthouse.Contracts.Users.V1.MailState.Queued,
            },
            Attempts = Attempts,
            AcceptedAt = Timestamp.FromDateTimeOffset(AcceptedAt),
            LastAnswer = LastAnswer,
        };
        if (SentAt is { } sent)
        {
            mail.SentAt = Timestamp.FromDateTimeOffset(sent);
        }

        return mail;
    }
}
