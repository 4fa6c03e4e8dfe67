namespace Mailbox.Mails;

/// <summary>A mail in the list, as data.</summary>
/// <param name="Id">Its id here.</param>
/// <param name="From">Who wrote it.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Date">When it was written.</param>
/// <param name="Attachments">How many files came with it.</param>
public sealed record MailSummary(string Id, string From, string To, string Subject, DateTimeOffset Date, int Attachments)
{
    internal static MailSummary Of(FoundMail mail) => new(mail.Id, mail.From, mail.To, mail.Subject, mail.Date, mail.Attachments.Count);
}
