namespace Users.Outgoing;

/// <summary>How a mail stands.</summary>
internal enum MailState
{
    /// <summary>Accepted; sent as soon as it is taken.</summary>
    Queued,

    /// <summary>Taken.</summary>
    Sent,

    /// <summary>Refused for good.</summary>
    Refused,
}
