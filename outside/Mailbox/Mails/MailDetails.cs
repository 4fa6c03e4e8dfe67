namespace Mailbox.Mails;

/// <summary>A whole mail, as data.</summary>
/// <param name="Id">Its id here.</param>
/// <param name="From">Who wrote it.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Date">When it was written.</param>
/// <param name="MessageId">Its Message-ID, with angle brackets.</param>
/// <param name="Language">Its language.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="Attachments">The files that came with it.</param>
public sealed record MailDetails(
    string Id, string From, string To, string Subject, DateTimeOffset Date, string MessageId, string Language, string Text, string Html, IReadOnlyList<MailedFile> Attachments)
{
    internal static MailDetails Of(FoundMail mail) => new(
        mail.Id, mail.From, mail.To, mail.Subject, mail.Date, mail.Message.Header["Message-ID"], mail.Message.Header["Content-Language"], mail.Text, mail.Html,
        [.. mail.Attachments.Select((file, index) => new MailedFile(file.FileName, file.MediaType, file.Body.Length, $"/mails/{mail.Id}/attachments/{index}"))]);
}
