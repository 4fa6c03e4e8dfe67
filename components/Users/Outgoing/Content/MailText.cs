using System.Text;

namespace Users.Outgoing.Content;

/// <summary>The text part: the same words in the same order as the HTML part.</summary>
internal static class MailText
{
    public static string Of(OutgoingMail mail, string sender)
    {
        var content = mail.Content;
        var text = new StringBuilder();
        var heading = MailWords.Line(content.Heading);
        text.Append(heading).Append('\n').Append('=', Math.Clamp(heading.Length, 3, 72)).Append("\n\n");
        Paragraphs(text, content.Paragraphs);
        foreach (var fact in content.Facts)
        {
            text.Append(fact.Strong ? "* " : "  ").Append(MailWords.Line(fact.Name)).Append(": ").Append(MailWords.Clean(fact.Value).Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
        }

        if (content.Facts.Count > 0)
        {
            text.Append('\n');
        }

        if (content.Action is { } action)
        {
            text.Append(MailWords.Line(action.Label)).Append(":\n").Append(new Uri(action.Url).AbsoluteUri).Append("\n\n");
        }

        Paragraphs(text, content.Closing);
        return text.Append("-- \n").Append(MailWords.Line(sender)).Append('\n').ToString();
    }

    private static void Paragraphs(StringBuilder text, IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            text.Append(MailWords.Clean(paragraph)).Append("\n\n");
        }
    }
}
