using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Posthouse.Rest.Page;

/// <summary>The words of contracts as HTML: paragraphs, lists whose lines begin with a hyphen, and code between backticks.</summary>
internal static partial class Prose
{
    /// <summary>Paragraphs and lists.</summary>
    public static string Blocks(string text)
    {
        var html = new StringBuilder();
        var isList = false;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isItem = line.StartsWith("- ", StringComparison.Ordinal);
            if (isItem != isList)
            {
                html.Append(isItem ? "<ul>" : "</ul>");
                isList = isItem;
            }

            html.Append(isItem ? $"<li>{Line(line[2..])}</li>" : $"<p>{Line(line)}</p>");
        }

        return html.Append(isList ? "</ul>" : "").ToString();
    }

    /// <summary>Words within a line.</summary>
    public static string Line(string text) => Code().Replace(Plain(text), "<code>${name}</code>");

    /// <summary>Text as it is.</summary>
    public static string Plain(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
