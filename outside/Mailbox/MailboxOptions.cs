namespace Mailbox;

/// <summary>How the mailbox runs.</summary>
public sealed record MailboxOptions
{
    /// <summary>The pickup folder whose mails are shown; made when missing.</summary>
    public required string Folder { get; init; }

    /// <summary>The port on localhost; 0 takes any free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>A listening socket that this process has inherited, by its number; then the port is the socket's. Default: none, it opens one.</summary>
    public ulong? Socket { get; init; }
}
