using System.Text.Json.Nodes;
using Posthouse.Testing.Clusters;

namespace Browser.Tests.Wire;

/// <summary>
/// A page with connect-web in a browser, and two applications of two processes that it calls: the one that shows the page, which lets no other origin in, and another, which
/// lets in this one.
/// </summary>
public sealed class WireBrowser(Chromium chromium) : IAsyncLifetime
{
    private const string Topology = """{ "processes": { "front": { "components": ["Page"], "public": true }, "back": { "components": ["Echo"] } } }""";

    private TestCluster? _own;
    private TestCluster? _other;
    private WireSession? _session;

    /// <summary>The origin of the page, and the application that shows it.</summary>
    internal string Own => Origin(_own!);

    /// <summary>The same application by another name of the machine, which makes it another origin.</summary>
    internal string OwnByAnotherName => Own.Replace("localhost", "127.0.0.1", StringComparison.Ordinal);

    /// <summary>The application that lets the page in.</summary>
    internal string Other => Origin(_other!);

    public async ValueTask InitializeAsync()
    {
        _own = await StartAsync(new Dictionary<string, string>());
        _other = await StartAsync(new Dictionary<string, string> { ["Cors:Origins"] = Own });
        _session = await WireSession.OpenAsync(chromium, Own);
    }

    public async ValueTask DisposeAsync()
    {
        await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_own?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_other?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Makes a call from the page, and tells what it saw.</summary>
    internal Task<JsonNode> CallAsync(string transport, string baseUrl, string method, object request, object? more = null) =>
        _session!.CallAsync(transport, baseUrl, method, request, more);

    private static string Origin(TestCluster cluster) => cluster.Public.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static Task<TestCluster> StartAsync(IReadOnlyDictionary<string, string> settings) => TestCluster.StartAsync(
        Topology,
        new TestClusterOptions { Compose = static application => application.Add<PageComponent>().Add<EchoComponent>(), Settings = settings },
        CancellationToken.None);
}
