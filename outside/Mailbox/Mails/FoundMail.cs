using System.Globalization;
using Mailbox.Reading;

namespace Mailbox.Mails;

/// <summary>A mail of the folder.</summary>
/// <param name="Id">The name of its file, without ending.</param>
/// <param name="Message">What it says.</param>
/// <param name="Raw">The file.</param>
public sealed record FoundMail(string Id, MailPart Message, byte[] Raw)
{
    /// <summary>Who wrote it.</summary>
    public string From => Plain(Message.Header.Text("From"));

    /// <summary>Whom it is for.</summary>
    public string To => Plain(Message.Header.Text("To"));

    /// <summary>What it is about.</summary>
    public string Subject => Message.Header.Text("Subject");

    /// <summary>When it was written; the first instant there is when it does not say.</summary>
    public DateTimeOffset Date =>
        DateTimeOffset.TryParse(Message.Header["Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : DateTimeOffset.MinValue;

    /// <summary>The text part.</summary>
    public string Text => Message.All.FirstOrDefault(static part => part is { MediaType: "text/plain", FileName: "" } && part.Parts.Count == 0)?.Text ?? "";

    /// <summary>The HTML part; empty when there is none.</summary>
    public string Html => Message.All.FirstOrDefault(static part => part is { MediaType: "text/html", FileName: "" })?.Text ?? "";

    /// <summary>The files that came with it.</summary>
    public IReadOnlyList<MailPart> Attachments => [.. Message.All.Where(static part => part.FileName.Length > 0)];

    // A name in quotes is shown without them.
    private static string Plain(string address) => address is ['"', ..] && address.LastIndexOf('"') is > 0 and var end
        ? address[1..end].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) + address[(end + 1)..]
        : address;
}
