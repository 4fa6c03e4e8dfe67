using Posthouse.Bench.Servers;

namespace Posthouse.Bench.Load;

/// <summary>What the load generator asks for.</summary>
/// <param name="Address">The address of every request.</param>
/// <param name="Arguments">Further arguments of h2load.</param>
internal sealed record LoadTarget(string Address, params string[] Arguments)
{
    /// <summary>Connections that ask for pages.</summary>
    public const int Browsers = 32;

    /// <summary>The unary call of the comparison, as an HTTP/2 request with a prepared body.</summary>
    public static LoadTarget Call(ServerProcess server, bool tls, string bodyFile) => new(
        $"{(tls ? "https" : "http")}://127.0.0.1:{server.Ports[tls ? 1 : 0]}{BenchMessages.Path}",
        "-d", bodyFile, "-H", "content-type: application/grpc", "-H", "te: trailers", "-H", $"posthouse-caller: {server.Token}");

    /// <summary>A page over HTTP/1.1, without pipelining: browsers do not.</summary>
    public static LoadTarget Page(ServerProcess server) =>
        new($"http://127.0.0.1:{server.Ports[0]}/", "--h1", "-c", $"{Browsers}", "-m", "1", "-H", "accept: text/html");
}
