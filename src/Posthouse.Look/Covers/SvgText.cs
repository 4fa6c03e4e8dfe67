using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Posthouse.Look.Covers;

/// <summary>Writes an SVG document, every number with at most one decimal.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new(4096);
    private int _gradients;

    public SvgText(double width, double height) =>
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">""");

    public void Rect(double x, double y, double width, double height, Colour fill, double opacity = 1) =>
        Add($"""<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"{Opacity(opacity)}/>""");

    public void Circle(double x, double y, double radius, Colour fill, double opacity = 1) =>
        Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"{Opacity(opacity)}/>""");

    public void Ellipse((double X, double Y) middle, double radiusX, double radiusY, Colour fill, double opacity = 1) =>
        Add($"""<ellipse cx="{middle.X}" cy="{middle.Y}" rx="{radiusX}" ry="{radiusY}" fill="{fill}"{Opacity(opacity)}/>""");

    /// <summary>Fills a rectangle with a gradient from its top to its bottom.</summary>
    public void Gradient(double x, double y, double width, double height, (Colour Top, Colour Bottom) colours)
    {
        Add($"""<defs><linearGradient id="g{_gradients}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{colours.Top}"/>""");
        Add($"""<stop offset="1" stop-color="{colours.Bottom}"/></linearGradient></defs>""");
        Add($"""<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="url(#g{_gradients++})"/>""");
    }

    public void Ring(double x, double y, double radius, Colour stroke, double strokeWidth) =>
        Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{stroke}" stroke-width="{strokeWidth}"/>""");

    public void Frame(double x, double y, double width, double height, Colour stroke, double strokeWidth) =>
        Add($"""<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" stroke="{stroke}" stroke-width="{strokeWidth}"/>""");

    public void Shape(PathText path, Colour fill, double opacity = 1) =>
        Add($"""<path d="{path}" fill="{fill}"{Opacity(opacity)}/>""");

    public void Polygon(Colour fill, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var path = new PathText();
        for (var corner = 0; corner < corners.Length; corner++)
        {
            path.Add(corner == 0 ? 'M' : 'L', corners[corner].X, corners[corner].Y);
        }

        Shape(path.Add('Z'), fill);
    }

    public void Line(PathText path, Colour stroke, double strokeWidth, double opacity = 1) =>
        Add($"""<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{strokeWidth}"{Opacity(opacity)}/>""");

    public string Close() => _text.Append("</svg>").ToString();

    internal static string Number(double value)
    {
        var text = value.ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static string Opacity(double opacity) =>
        opacity >= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" opacity=\"{opacity:0.##}\"");

    private void Add(SvgNumbers markup) => _text.Append(markup.Text);
}

/// <summary>Interpolates numbers with one decimal at most, in the invariant culture.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SvgNumbers(int literalLength, int formattedCount)
{
    public StringBuilder Text { get; } = new(literalLength + (formattedCount * 6));

    public void AppendLiteral(string text) => Text.Append(text);

    public void AppendFormatted(double value) => Text.Append(SvgText.Number(value));

    public void AppendFormatted(Colour colour) => Text.Append(colour.ToString());

    public void AppendFormatted(string text) => Text.Append(text);

    public void AppendFormatted(PathText path) => Text.Append(path.ToString());
}
