using Posthouse.Bench.Servers;

namespace Posthouse.Bench.Load;

/// <summary>What the load generator asks for.</summary>
/// <param name="Address">The address of every request.</param>
/// <param name="Arguments">Further arguments of h2load.</param>
internal sealed record LoadTarget(string Address, params string[] Arguments)
{
    /// <summary>Connections that ask for pages, or over REST.</summary>
    public const int Browsers = 32;

    /// <summary>Streams that each connection keeps under way: so many that no core idles, so few that no queue is measured.</summary>
    public const int StreamsPerConnection = 2;

    /// <summary>The unary call of the comparison, as an HTTP/2 request with a prepared body.</summary>
    public static LoadTarget Call(ServerProcess server, bool tls, string bodyFile) => Call(server, tls, BenchMessages.Path, bodyFile);

    /// <summary>The streaming call of the comparison; windows so large that the load generator holds nobody up.</summary>
    public static LoadTarget Stream(ServerProcess server, string bodyFile) =>
        Call(server, tls: false, BenchMessages.StreamPath, bodyFile).With("-m", $"{StreamsPerConnection}", "-w", "24", "-W", "28");

    /// <summary>A page over HTTP/1.1, without pipelining: browsers do not.</summary>
    public static LoadTarget Page(ServerProcess server) =>
        new($"http://127.0.0.1:{server.Ports[0]}/", "--h1", "-c", $"{Browsers}", "-m", "1", "-H", "accept: text/html");

    /// <summary>The unary call as REST over HTTP/1.1, without pipelining.</summary>
    public static LoadTarget Rest(ServerProcess server, string jsonFile) => new(
        $"http://127.0.0.1:{server.Ports[0]}{BenchMessages.RestPath}",
        "--h1", "-c", $"{Browsers}", "-m", "1", "-d", jsonFile, "-H", "content-type: application/json", "-H", "accept: application/json");

    private static LoadTarget Call(ServerProcess server, bool tls, string path, string bodyFile) => new(
        $"{(tls ? "https" : "http")}://127.0.0.1:{server.Ports[tls ? 1 : 0]}{path}",
        "-d", bodyFile, "-H", "content-type: application/grpc", "-H", "te: trailers", "-H", $"posthouse-caller: {server.Token}");

    private LoadTarget With(params string[] further) => this with { Arguments = [.. Arguments, .. further] };
}
