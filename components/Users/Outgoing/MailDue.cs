namespace Users.Outgoing;

/// <summary>A mail is to be sent.</summary>
/// <param name="Key">Its key.</param>
internal sealed record MailDue(string Key);
