using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Users.Outgoing.Mime;
using Users.Outgoing.Transports;

namespace Users.Outgoing.Content;

/// <summary>
/// Makes the message of a mail (RFC 5322): a text part and an HTML part that say the same, and the files. The same mail always becomes the same bytes, so a second sending
/// after a crash is truly the same message.
/// </summary>
internal sealed class MailComposer(MailOptions options, IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<ComposedMail> ComposeAsync(OutgoingMail mail)
    {
        var sender = mail.FromName.Length > 0 ? mail.FromName : options.FromName;
        var mark = mail.MessageId[..24];
        var body = MimePart.Multiple("alternative", $"=_a{mark}", [MimePart.Text("plain", MailText.Of(mail, sender)), MimePart.Text("html", await HtmlAsync(mail, sender))]);
        if (mail.Attachments.Count > 0)
        {
            body = MimePart.Multiple("mixed", $"=_m{mark}", [body, .. mail.Attachments.Select(MimePart.File)]);
        }

        var to = HeaderText.Quoted(mail.ToEmail);
        var message = new StringBuilder()
            .Append(HeaderText.Address("From", sender, options.From)).Append("\r\n")
            .Append(HeaderText.Address("To", mail.ToName, to)).Append("\r\n")
            .Append(HeaderText.Unstructured("Subject", mail.Subject)).Append("\r\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {mail.AcceptedAt.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000\r\n")
            .Append("Message-ID: <").Append(mail.MessageId).Append(">\r\n")
            .Append("MIME-Version: 1.0\r\n")
            .Append("Auto-Submitted: auto-generated\r\n")
            .Append("Content-Language: ").Append(mail.Language.Text).Append("\r\n")
            .Append(body.Header).Append("\r\n")
            .Append(body.Body).Append("\r\n")
            .ToString();
        return new ComposedMail(mail.MessageId, options.From, to, Encoding.ASCII.GetBytes(message));
    }

    private async Task<string> HtmlAsync(OutgoingMail mail, string sender)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MailPage.Mail)] = mail, [nameof(MailPage.Sender)] = sender, [nameof(MailPage.Palette)] = MailPalette.Of(options.Look),
        };
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailPage>(ParameterView.FromDictionary(parameters))).ToHtmlString().ReplaceLineEndings("\n"));
    }
}
