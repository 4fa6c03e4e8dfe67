namespace Users.Outgoing.Transports;

/// <summary>A mail server's reply (RFC 5321, 4.2).</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The text of each line.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>Whether the command was carried out, or the next part of it is awaited.</summary>
    public bool IsPositive => Code is >= 200 and < 400;

    /// <summary>Whether the command will never be carried out. Refusing to know us (RFC 4954, 6) is about us and not about the mail.</summary>
    public bool IsFinal => Code is >= 500 and < 600 and not (530 or 534 or 535 or 538);

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}
