using Posthouse.Contracts.Users.V1;
using Posthouse.Values;

namespace Users.Outgoing;

/// <summary>A mail that waits, with everything that goes into it.</summary>
public sealed record OutgoingMail
{
    public required string Key { get; init; }

    public required string MessageId { get; init; }

    public required string ToEmail { get; init; }

    public required string ToName { get; init; }

    public required string FromName { get; init; }

    public required string Subject { get; init; }

    public required LanguageTag Language { get; init; }

    public required MailContent Content { get; init; }

    public required IReadOnlyList<StoredAttachment> Attachments { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }
}
