using System.Diagnostics;
using System.Xml.Linq;
using Google.Protobuf;

namespace HotelBooking.Tests.PdfReports;

/// <summary>Reads PDFs with Poppler's programs, which know nothing of how they were made.</summary>
internal static class Pdf
{
    /// <summary>The text as a reader would select it, pages separated by form feeds.</summary>
    public static Task<string> TextAsync(ByteString pdf) => RunAsync("pdftotext", pdf, "-layout", "-", "-");

    /// <summary>Title, pages, whether tagged, fonts not needed.</summary>
    public static Task<string> FactsAsync(ByteString pdf) => RunAsync("pdfinfo", pdf, "-");

    /// <summary>The tagged structure with its text.</summary>
    public static Task<string> StructureAsync(ByteString pdf) => RunAsync("pdfinfo", pdf, "-struct-text", "-");

    /// <summary>Where the leftmost of certain words begins, in points from the page's left edge; a page is 595 wide.</summary>
    public static async Task<double> LeftmostAsync(ByteString pdf, Func<string, bool> isWord) =>
        XDocument.Parse((await RunAsync("pdftotext", pdf, "-bbox", "-", "-")).Replace("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">", "", StringComparison.Ordinal))
            .Descendants()
            .Where(element => element.Name.LocalName == "word" && isWord(element.Value))
            .Min(element => (double)element.Attribute("xMin")!);

    private static async Task<string> RunAsync(string program, ByteString pdf, params string[] arguments)
    {
        Assert.True(File.Exists($"/usr/bin/{program}"), "These tests need Poppler: apt-get install poppler-utils.");
        var start = new ProcessStartInfo($"/usr/bin/{program}", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var written = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(pdf.Memory, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await complaints);
        return await written;
    }
}
