using System.Text;
using HandlebarsDotNet;

namespace PdfReports.Templates;

/// <summary>Writes data as text of a document. Only what has a meaning in markup is changed, and what no document may hold is left out.</summary>
internal sealed class MarkupEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target)
    {
        foreach (var letter in text ?? "")
        {
            Encode(letter, target);
        }
    }

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text is not null && text.MoveNext())
        {
            Encode(text.Current, target);
        }
    }

    private static void Encode(char letter, TextWriter target)
    {
        if (Entity(letter) is { } entity)
        {
            target.Write(entity);
        }
        else if (!char.IsControl(letter) || letter is '\n' or '\t')
        {
            target.Write(letter);
        }
    }

    private static string? Entity(char letter) => letter switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '`' => "&#96;",
        '=' => "&#61;",
        _ => null,
    };
}
