using System.Diagnostics;
using System.Text.Json;
using OnlineBooks.Tests.Running;

namespace Browser.Tests.Hotel.Lighthouse;

/// <summary>Debian's Chromium with Lighthouse as its makers ship it: its own telephone, its own slow network, none of its thresholds changed.</summary>
internal sealed class LighthouseBrowser : IAsyncDisposable
{
    /// <summary>A machine that is busy with other things makes a page slower than it is, and never faster: the best of so many tries counts.</summary>
    private const int Attempts = 5;

    private readonly Process _node;
    private readonly Task<string> _errors;

    private LighthouseBrowser(Process node) => (_node, _errors) = (node, node.StandardError.ReadToEndAsync(CancellationToken.None));

    /// <summary>Where a test takes part in the browser, in the same profile that Lighthouse sees.</summary>
    public string Endpoint { get; private set; } = "";

    public static async Task<LighthouseBrowser> StartAsync()
    {
        Assert.True(Directory.Exists(Repository.At("tests", "peers", "node_modules", "lighthouse")), "Install the Node peers: npm ci in tests/peers.");
        var start = new ProcessStartInfo("node", [Repository.At("tests", "peers", "node", "lighthouse.mjs")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        var browser = new LighthouseBrowser(Process.Start(start)!);
        browser.Endpoint = $"http://127.0.0.1:{await browser.ReadAsync()}";
        return browser;
    }

    /// <param name="pages">The pages, looked at one after the other.</param>
    /// <param name="performance">A page that reaches this mark is not tried again.</param>
    public async Task<IReadOnlyList<Marks>> LookAtAsync(IReadOnlyList<PageToMark> pages, int performance)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { pages, performance, attempts = Attempts }, JsonSerializerOptions.Web));
        await _node.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var all = new List<Marks>();
        foreach (var page in pages)
        {
            var marks = JsonSerializer.Deserialize<Marks>(await ReadAsync(), JsonSerializerOptions.Web)!;
            Assert.Equal(page.Name, marks.Name);
            all.Add(marks);
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync(CancellationToken.None);
        _node.Dispose();
    }

    private async Task<string> ReadAsync() =>
        await _node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"Lighthouse ended:\n{await _errors}");
}
