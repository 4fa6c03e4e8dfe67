using System.Buffers.Text;

namespace PdfReports.Printing;

/// <summary>Counts the pages of a PDF that Chromium wrote: the root of its page tree, which is not compressed, has the largest count (ISO 32000, 7.7.3.2).</summary>
internal static class PageCount
{
    public static int Of(ReadOnlySpan<byte> pdf)
    {
        var most = 0;
        var mark = "/Type /Pages"u8;
        for (var at = pdf.IndexOf(mark); at >= 0; at = pdf.IndexOf(mark))
        {
            pdf = pdf[(at + mark.Length)..];
            var dictionary = pdf[..Math.Max(0, pdf.IndexOf("endobj"u8))];
            var count = dictionary.IndexOf("/Count "u8);
            if (count >= 0 && Utf8Parser.TryParse(dictionary[(count + 7)..], out int pages, out _))
            {
                most = Math.Max(most, pages);
            }
        }

        return most;
    }
}
