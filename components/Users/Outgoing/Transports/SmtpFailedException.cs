namespace Users.Outgoing.Transports;

/// <summary>A mail server cannot be used at the moment, whatever the mail.</summary>
/// <param name="message">What happened.</param>
internal sealed class SmtpFailedException(string message) : Exception(message);
