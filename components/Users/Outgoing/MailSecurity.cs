namespace Users.Outgoing;

/// <summary>How the connection to a mail server is encrypted.</summary>
internal enum MailSecurity
{
    /// <summary>It begins in the clear and is encrypted before anything is said (RFC 3207); usual on port 587.</summary>
    StartTls,

    /// <summary>It is encrypted from the first byte (RFC 8314); usual on port 465.</summary>
    Implicit,

    /// <summary>Not at all; for a server on the same machine.</summary>
    None,
}
