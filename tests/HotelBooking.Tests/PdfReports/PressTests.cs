using System.Runtime.Versioning;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using global::PdfReports.Printing;
using Posthouse.Calls;
using Posthouse.Contracts.PdfReports.V1;

namespace HotelBooking.Tests.PdfReports;

/// <summary>How printing holds under load and faults (HM-16, HS-Q1).</summary>
public sealed class PressTests
{
    // Takes the renderer far longer than any deadline here.
    private const string Endless = "<div>{{#each a}}{{#each ../a}}<table><tr><td>{{this}}<td>x</table>{{/each}}{{/each}}</div>";

    private static readonly string ManyRows = $$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 700))}}]}""";

    [Fact]
    public async Task Without_a_browser_the_component_starts_and_says_what_to_install()
    {
        await using var shop = await PrintShop.OpenAsync(("ChromiumPath", "/nowhere/chromium"));
        await shop.PutAsync("<p>x</p>");

        var failed = await Assert.ThrowsAsync<RpcException>(() => shop.RenderAsync());

        Assert.Equal(StatusCode.Unavailable, failed.StatusCode);
        Assert.Contains("ChromiumPath", failed.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_at_once()
    {
        await using var shop = await PrintShop.OpenAsync(("Concurrency", "1"), ("Waiting", "2"));
        await shop.PutAsync("<p>x</p>");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            try
            {
                await shop.RenderAsync();
                return null;
            }
            catch (RpcException failed)
            {
                return failed;
            }
        }));

        Assert.InRange(outcomes.Count(failed => failed is null), 3, 11);
        Assert.All(outcomes.OfType<RpcException>(), failed => Assert.Equal((StatusCode.ResourceExhausted, true), (failed.StatusCode, failed.HasReason(PdfReportReason.TooBusy))));
    }

    [Fact]
    public async Task Document_that_takes_too_long_is_given_up_and_holds_nobody()
    {
        await using var shop = await PrintShop.OpenAsync(("Concurrency", "1"));
        await shop.PutAsync(Endless, """{"a":[1]}""", name: "endless");
        await shop.PutAsync("<p>good</p>");
        await shop.RenderAsync();

        var late = await Assert.ThrowsAsync<RpcException>(() => shop.RenderAsync(ManyRows, "endless", deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2)));
        var good = await shop.RenderAsync();

        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
        Assert.Contains("good", await Pdf.TextAsync(good.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Component_has_a_limit_of_its_own_for_callers_without_deadline()
    {
        await using var shop = await PrintShop.OpenAsync(("LongestPrint", "00:00:01"));
        await shop.PutAsync(Endless, """{"a":[1]}""");

        var late = await Assert.ThrowsAsync<RpcException>(() => shop.RenderAsync(ManyRows));

        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
    }

    [Fact]
    public async Task More_than_five_hundred_pages_are_refused()
    {
        await using var shop = await PrintShop.OpenAsync();
        await shop.PutAsync("{{#each a}}<p style='break-after:page'>x</p>{{/each}}", """{"a":[1]}""");

        var most = await shop.RenderAsync($$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 500))}}]}""");
        var refused = await Assert.ThrowsAsync<RpcException>(() => shop.RenderAsync($$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 501))}}]}"""));

        Assert.Equal(500, most.Pages);
        Assert.True(refused.HasReason(PdfReportReason.TooLong), refused.Message);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Killed_browser_is_replaced_and_the_document_comes_out()
    {
        var program = Path.GetTempFileName();
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec /usr/lib/chromium/chromium-headless-shell --marked={Path.GetFileName(program)} \"$@\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var shop = await PrintShop.OpenAsync(("ChromiumPath", program));
        await shop.PutAsync("<p>good</p>");
        await shop.RenderAsync();

        await Processes.KillAsync(Assert.Single(Processes.Below(Environment.ProcessId, $"--marked={Path.GetFileName(program)}")));

        Assert.Contains("good", await Pdf.TextAsync((await shop.RenderAsync()).Pdf), StringComparison.Ordinal);
        File.Delete(program);
    }

    [Fact]
    public async Task Browser_is_replaced_after_its_documents()
    {
        await using var shop = await PrintShop.OpenAsync(("DocumentsPerBrowser", "2"));
        var pool = shop.Cluster.ServicesOf("PdfReports").GetRequiredService<BrowserPool>();
        await shop.PutAsync("<p>good</p>");

        var browsers = new List<Browser>();
        for (var document = 0; document < 4; document++)
        {
            await shop.RenderAsync();
            browsers.Add(pool.Current!);
        }

        Assert.Equal(2, browsers.Distinct().Count());
        Assert.Equal((false, true), (browsers[0].IsAlive, browsers[^1].IsAlive));
    }
}
