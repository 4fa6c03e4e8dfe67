using System.Diagnostics;

namespace Browser.Tests.Hotel.Journey;

/// <summary>The text of a PDF, read by a program that knows nothing of how it was made.</summary>
internal static class PdfText
{
    private const string Program = "/usr/bin/pdftotext";

    public static async Task<string> OfAsync(byte[] pdf)
    {
        Assert.True(File.Exists(Program), "The journey needs Poppler: apt-get install poppler-utils.");
        var start = new ProcessStartInfo(Program, ["-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(pdf, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return (await text).Replace('\u202f', ' ').Replace('\u00a0', ' ');
    }
}
