using System.Text;

namespace Users.Outgoing.Content;

/// <summary>Sentences of a mail, made fit for the parts that people read.</summary>
internal static class MailWords
{
    /// <summary>A text whose lines end in a line feed, without other control characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter is '\n' || !char.IsControl(letter))
            {
                clean.Append(letter);
            }
            else if (letter == '\t')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string text) => Clean(text).Replace('\n', ' ');
}
