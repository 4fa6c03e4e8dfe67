namespace Mailbox.Mails;

/// <summary>A file that came with a mail, as data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What the mail says it is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Url">Where it can be fetched.</param>
public sealed record MailedFile(string Name, string MediaType, int Size, string Url);
