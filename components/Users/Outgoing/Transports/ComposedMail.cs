namespace Users.Outgoing.Transports;

/// <summary>A mail as it goes over the wire.</summary>
/// <param name="MessageId">Its Message-ID, without angle brackets.</param>
/// <param name="From">The address that it comes from, as SMTP writes it.</param>
/// <param name="To">The address that it goes to, as SMTP writes it.</param>
/// <param name="Message">Header and body: ASCII in lines that end in CR LF, none longer than 998 characters.</param>
internal sealed record ComposedMail(string MessageId, string From, string To, byte[] Message);
