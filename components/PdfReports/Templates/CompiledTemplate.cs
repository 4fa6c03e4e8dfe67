using System.Globalization;
using HandlebarsDotNet;

namespace PdfReports.Templates;

/// <summary>A template that can be rendered. The engine gets no files, no partials and no helpers but its own.</summary>
internal sealed class CompiledTemplate
{
    private const int MostMarkup = 16_000_000;

    private readonly HandlebarsTemplate<TextWriter, object, object> _template;

    private CompiledTemplate(HandlebarsTemplate<TextWriter, object, object> template) => _template = template;

    /// <exception cref="TemplateBrokenException">The source is no template; tells where.</exception>
    public static CompiledTemplate Of(string source)
    {
        TemplateScan.Check(source);
        var configuration = new HandlebarsConfiguration { TextEncoder = new MarkupEncoder(), FormatProvider = CultureInfo.InvariantCulture };
        configuration.AliasProviders.Add(new ListLength());
        var engine = Handlebars.Create(configuration);
        try
        {
            return new CompiledTemplate(engine.Compile(new StringReader(source)));
        }
        catch (Exception failed) when (failed is HandlebarsException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new TemplateBrokenException(FirstLine(failed), failed);
        }
    }

    /// <summary>The document's markup.</summary>
    /// <exception cref="TemplateBrokenException">The template fails with this data.</exception>
    public string Render(DataMap content)
    {
        using var markup = new MarkupWriter(MostMarkup);
        try
        {
            _template(markup, content, content);
            return markup.ToString();
        }
        catch (HandlebarsException failed) when (failed.InnerException is TemplateBrokenException or OperationCanceledException)
        {
            throw failed.InnerException is TemplateBrokenException broken ? broken : new OperationCanceledException(failed.Message, failed);
        }
        catch (Exception failed) when (failed is not (TemplateBrokenException or OperationCanceledException))
        {
            // Compiled from somebody's template: whatever it throws is the template's.
            throw new TemplateBrokenException(FirstLine(failed), failed);
        }
    }

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim();
}
