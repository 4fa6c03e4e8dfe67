using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Posthouse.Values;

namespace PdfReports;

/// <summary>Puts a template's markup into a whole page: language, reading direction, title and the styles that every document starts from.</summary>
internal sealed class DocumentWriter
{
    private readonly string _styles = Styles();

    public string Write(string markup, LanguageTag language, string title) => new StringBuilder(markup.Length + _styles.Length + 400)
        .Append("<!doctype html><html lang=\"").Append(language.Text).Append("\" dir=\"").Append(language.Direction)
        .Append("\"><head><meta charset=\"utf-8\"><title>").Append(HtmlEncoder.Default.Encode(title))
        .Append("</title><style>").Append(_styles).Append("</style></head><body>")
        .Append(markup)
        .Append("</body></html>")
        .ToString();

    private static string Styles()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("document.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
