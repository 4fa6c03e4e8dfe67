using Posthouse.Components;

namespace PdfReports;

/// <summary>How documents are printed.</summary>
internal sealed record PdfReportsOptions : ICheckedOptions
{
    /// <summary>The program that prints: Chromium or a browser made from it. Default: empty, which looks in the usual places of the machine.</summary>
    public string ChromiumPath { get; init; } = "";

    /// <summary>Documents printed at the same time in one process. Default 2; 1 to 64.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>Documents that may wait for their turn; one more is refused. Default 32; 0 to 10,000.</summary>
    public int Waiting { get; init; } = 32;

    /// <summary>Longest time for one document, once it has its turn; a caller's earlier deadline wins. Default 30 s; 1 s to 10 min.</summary>
    public TimeSpan LongestPrint { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Documents after which the browser is replaced by a fresh one. Default 500; 1 to 100,000.</summary>
    public int DocumentsPerBrowser { get; init; } = 500;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check(Concurrency is >= 1 and <= 64, $"{nameof(Concurrency)} is {Concurrency}: give 1 to 64.");
        Check(Waiting is >= 0 and <= 10_000, $"{nameof(Waiting)} is {Waiting}: give 0 to 10000.");
        Check(LongestPrint >= TimeSpan.FromSeconds(1) && LongestPrint <= TimeSpan.FromMinutes(10), $"{nameof(LongestPrint)} is {LongestPrint}: give 00:00:01 to 00:10:00.");
        Check(DocumentsPerBrowser is >= 1 and <= 100_000, $"{nameof(DocumentsPerBrowser)} is {DocumentsPerBrowser}: give 1 to 100000.");
        return problems;

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
