using System.Net;
using System.Net.Sockets;
using Posthouse.Testing.Observing;

namespace OnlineBooks.Tests.Running;

/// <summary>Online Books For You, started as a user starts it, with data and ports of its own.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private readonly TemporaryFolder _data;

    private RunningShop(RunningProgram program, TemporaryFolder data, int publishedPort)
    {
        Program = program;
        _data = data;
        PublishedPort = publishedPort;
        Browser = new HttpClient { BaseAddress = new Uri(program.Announced), Timeout = TimeSpan.FromSeconds(60) };
    }

    public RunningProgram Program { get; }

    public HttpClient Browser { get; }

    /// <summary>Where the published contract is served.</summary>
    public int PublishedPort { get; }

    public static async Task<RunningShop> OpenAsync(string topology = "one", string? recommendationsHost = null, bool publishes = true)
    {
        var data = new TemporaryFolder();
        var port = FreePort();
        List<string> arguments =
            [Repository.Built("OnlineBooks.Host", "OnlineBooks.Host.dll"), "--topology", topology, "--port", "0", "--data", data.Path];
        if (publishes)
        {
            arguments.AddRange(["--listen", $"Recommendations=http://localhost:{port}"]);
        }

        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RECOMMENDATIONS_HOST"] = recommendationsHost };
        try
        {
            return new RunningShop(await RunningProgram.StartAsync("Ready: ", "dotnet", arguments, environment), data, port);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public async Task<string> ReadAsync(string path = "/") =>
        await Browser.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Reads the first page again and again until it has a text; every answer must be 200.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        var page = "";
        await Eventually.HoldsAsync(
            async () => (page = await ReadAsync()).Contains(text, StringComparison.Ordinal), () => $"the page says \"{text}\"; the shop printed:\n{Program.Output}", TestContext.Current.CancellationToken);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Program.DisposeAsync();
        _data.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
