namespace Users.Outgoing;

/// <summary>Where mail goes.</summary>
internal enum MailTransport
{
    /// <summary>Into a folder, a file for each mail.</summary>
    Pickup,

    /// <summary>To a mail server (RFC 5321).</summary>
    Smtp,
}
