using System.Diagnostics;
using OnlineBooks.Tests.Running;

namespace OnlineBooks.Tests.Recommendations;

/// <summary>What the shop publishes about its REST API, whose contract may not be edited: its rule stands beside the component.</summary>
public sealed class PublishedDocumentTests
{
    private static readonly string[] Documents = ["openapi.json", "swagger.json", "recommendations/openapi.json", "recommendations/swagger.json"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redocly_finds_no_errors_in_any_document()
    {
        await using var shop = await RunningShop.OpenAsync(publishes: false);
        using var folder = new TemporaryFolder();
        foreach (var document in Documents)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, document.Replace('/', '-')), await shop.ReadAsync($"/api/{document}"), Cancelled);
        }

        var (exitCode, said) = await LintAsync(Directory.GetFiles(folder.Path));

        Assert.True(exitCode == 0, said);
    }

    private static async Task<(int ExitCode, string Said)> LintAsync(string[] files)
    {
        var start = new ProcessStartInfo("node", [Repository.At("tests", "peers", "node", "lint-openapi.mjs"), .. files]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var lint = Process.Start(start)!;
        var (output, errors) = (lint.StandardOutput.ReadToEndAsync(Cancelled), lint.StandardError.ReadToEndAsync(Cancelled));
        await lint.WaitForExitAsync(Cancelled);
        return (lint.ExitCode, await output + await errors);
    }
}
