using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Hosting.Door.Forwarding;

/// <summary>A component learns whence somebody outside calls, in whichever process it runs; what the request says of it counts for nothing.</summary>
public sealed class CallerAddressTests
{
    private const string Elsewhere = "127.0.0.77";

    private static readonly Metadata Lies = new() { { "posthouse-from", "192.0.2.9" }, { "x-forwarded-for", "192.0.2.9" }, { "forwarded", "for=192.0.2.9" } };

    public static TheoryData<string> OwnProcesses => [ForwardedEcho.Here, ForwardedEcho.AnotherProcess];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(OwnProcesses))]
    public async Task By_gRPC(string place)
    {
        await using var echo = await TellingAsync(place);
        using var channel = GrpcChannel.ForAddress(echo.Cluster.Public.BaseAddress!, new GrpcChannelOptions { HttpHandler = FromElsewhere(), DisposeHttpClient = true });

        var answer = await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), Lies, cancellationToken: Cancelled);

        Assert.Equal(Elsewhere, answer.Text);
    }

    [Theory]
    [MemberData(nameof(OwnProcesses))]
    public async Task By_REST(string place)
    {
        await using var echo = await TellingAsync(place);
        using var browser = new HttpClient(FromElsewhere()) { BaseAddress = echo.Cluster.Public.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/echo/v1/echo") { Content = JsonContent.Create(new { text = "where?" }) };
        foreach (var lie in Lies)
        {
            request.Headers.Add(lie.Key, lie.Value);
        }

        using var answered = await browser.SendAsync(request, Cancelled);

        Assert.Contains($"\"{Elsewhere}\"", await answered.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private static async Task<ForwardedEcho> TellingAsync(string place)
    {
        var echo = await ForwardedEcho.StartAsync(place);
        echo.Script.OnEcho = static (_, context) => Task.FromResult(new EchoResponse { Text = context.GetOutsideAddress()?.ToString() ?? "nowhere" });
        return echo;
    }

    // Another address of the same machine: the whole of 127.0.0.0/8 is its loopback network.
    private static SocketsHttpHandler FromElsewhere() => new()
    {
        UseProxy = false,
        ConnectCallback = static async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(Elsewhere), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
