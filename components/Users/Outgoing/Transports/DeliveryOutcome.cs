namespace Users.Outgoing.Transports;

/// <summary>How an attempt to hand over a mail ended.</summary>
internal enum DeliveryOutcome
{
    /// <summary>It was taken.</summary>
    Sent,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>Not this time.</summary>
    Later,
}
