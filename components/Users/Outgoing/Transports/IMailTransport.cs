namespace Users.Outgoing.Transports;

/// <summary>Hands mails over: to a folder, or to a mail server.</summary>
internal interface IMailTransport
{
    /// <summary>Hands over one mail. Failures of the other side are outcomes, not exceptions.</summary>
    Task<Delivery> DeliverAsync(ComposedMail mail, CancellationToken cancellationToken);
}
