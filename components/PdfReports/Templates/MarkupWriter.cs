using System.Text;

namespace PdfReports.Templates;

/// <summary>Collects a document's markup, up to a limit.</summary>
internal sealed class MarkupWriter(int limit) : StringWriter
{
    public override void Write(char value)
    {
        Grow(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Grow(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Grow(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Grow(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(StringBuilder? value)
    {
        Grow(value?.Length ?? 0);
        base.Write(value);
    }

    private void Grow(int by)
    {
        if (GetStringBuilder().Length + by > limit)
        {
            throw new TemplateBrokenException($"The document has more than {limit} characters of markup.");
        }
    }
}
