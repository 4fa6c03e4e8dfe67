using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>A name with several addresses, each a listener of its own on one port, and a resolver that a test instructs.</summary>
public sealed class NameTests : IAsyncDisposable
{
    private const string Books = "books.test";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();
    private readonly Dictionary<string, EchoServer> _servers = [];
    private readonly ConcurrentQueue<string> _asked = [];
    private Func<IReadOnlyList<IPAddress>> _answer = () => [];
    private GrpcChannel? _channel;
    private int _port;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Every_address_of_a_name_is_a_server_and_requests_carry_the_name()
    {
        await StartAsync("127.0.0.1", "127.0.0.2", "127.0.0.3");
        Answer("127.0.0.1", "127.0.0.2", "127.0.0.3");
        var client = Client();

        var seen = await SeenAsync(client, calls: 60);

        Assert.Equal([$"127.0.0.1 {Books}:{_port}", $"127.0.0.2 {Books}:{_port}", $"127.0.0.3 {Books}:{_port}"], seen.Order());
        Assert.Equal([Books], _asked);
    }

    [Fact]
    public async Task After_the_period_the_name_is_looked_up_again_and_new_servers_take_the_place_of_old_ones()
    {
        await StartAsync("127.0.0.1", "127.0.0.2", "127.0.0.3");
        Answer("127.0.0.1", "127.0.0.2");
        var client = Client();
        Assert.Equal(2, (await SeenAsync(client, calls: 40)).Count);

        Answer("127.0.0.2", "127.0.0.3");
        Assert.Equal(2, (await SeenAsync(client, calls: 40)).Count);
        Assert.Single(_asked);
        _clock.Advance(Period);
        await Eventually.HoldsAsync(async () => (await SeenAsync(client, calls: 10)).Any(static server => server.StartsWith("127.0.0.3", StringComparison.Ordinal)), "a call of the new server", TestContext.Current.CancellationToken);

        Assert.Equal(["127.0.0.2", "127.0.0.3"], (await SeenAsync(client, calls: 40)).Select(static server => server.Split(' ')[0]).Order());
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_passed_over_and_taken_again_when_it_is_back()
    {
        await StartAsync("127.0.0.1", "127.0.0.2");
        Answer("127.0.0.1", "127.0.0.2");
        var client = Client();
        Assert.Equal(2, (await SeenAsync(client, calls: 40)).Count);

        await _servers["127.0.0.2"].DisposeAsync();
        await Eventually.HoldsAsync(async () => (await SeenAsync(client, calls: 20)).Count == 1, "only one server", TestContext.Current.CancellationToken);
        await StartAsync("127.0.0.2");
        await Eventually.HoldsAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return (await SeenAsync(client, calls: 20)).Count == 2;
            },
            "both servers again",
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_call_that_finds_no_server_looks_whether_the_name_has_moved()
    {
        await StartAsync("127.0.0.2");
        Answer("127.0.0.1");
        var client = Client();
        await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest(), cancellationToken: Cancel).ResponseAsync);

        Answer("127.0.0.2");
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal($"127.0.0.2 {Books}:{_port}", (await client.EchoAsync(new EchoRequest(), cancellationToken: Cancel)).Text);
    }

    [Fact]
    public async Task Look_ups_keep_their_distance_whatever_fails()
    {
        await StartAsync("127.0.0.1");
        Answer("127.0.0.1");
        var client = Client();
        await SeenAsync(client, calls: 1);
        await _servers["127.0.0.1"].DisposeAsync();

        for (var call = 0; call < 20; call++)
        {
            await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest(), cancellationToken: Cancel).ResponseAsync);
        }

        Assert.Single(_asked);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest(), cancellationToken: Cancel).ResponseAsync);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Addresses_stay_while_the_name_cannot_be_looked_up()
    {
        await StartAsync("127.0.0.1");
        Answer("127.0.0.1");
        var client = Client();
        await SeenAsync(client, calls: 1);

        _answer = () => throw new SocketException((int)SocketError.TryAgain);
        for (var period = 0; period < 3; period++)
        {
            _clock.Advance(Period);
            Assert.Single(await SeenAsync(client, calls: 5));
        }

        await Eventually.HoldsAsync(() => _asked.Count >= 2, "a second look-up", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_an_address_calls_fail_with_UNAVAILABLE_and_say_why_or_wait()
    {
        await StartAsync("127.0.0.1");
        _answer = () => throw new SocketException((int)SocketError.HostNotFound);
        var client = Client();

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest(), cancellationToken: Cancel).ResponseAsync);
        using var patient = client.EchoAsync(new EchoRequest(), new CallOptions(cancellationToken: Cancel).WithWaitForReady());
        Assert.False(patient.ResponseAsync.IsCompleted);
        Answer("127.0.0.1");
        await Eventually.HoldsAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return patient.ResponseAsync.IsCompleted;
            },
            "the patient call",
            TestContext.Current.CancellationToken);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.StartsWith($"The name {Books} could not be looked up", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Equal($"127.0.0.1 {Books}:{_port}", (await patient).Text);
    }

    [Fact]
    public async Task A_look_up_that_hangs_is_given_up()
    {
        _channel = GrpcChannel.ForAddress($"http://{Books}:1", new GrpcChannelOptions
        {
            Names = new NameResolution { Resolve = static (_, _) => new TaskCompletionSource<IReadOnlyList<IPAddress>>().Task, Timeout = TimeSpan.FromMilliseconds(50) },
        });

        var failure = await Assert.ThrowsAsync<RpcException>(() => new EchoService.EchoServiceClient(_channel).EchoAsync(new EchoRequest(), cancellationToken: Cancel).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, $"The name {Books} could not be looked up in time."), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task A_static_list_and_the_resolver_of_the_machine_work_too()
    {
        await StartAsync("127.0.0.1", "127.0.0.2");
        foreach (var target in new[] { $"static:///127.0.0.1:{_port},127.0.0.2:{_port}", $"dns:///localhost:{_port}", $"localhost:{_port}", $"http://localhost:{_port}" })
        {
            using var channel = GrpcChannel.ForAddress(target, new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure });

            var seen = await SeenAsync(new EchoService.EchoServiceClient(channel), calls: 40);

            Assert.Equal(target.StartsWith("static", StringComparison.Ordinal) ? 2 : 1, seen.Count);
        }
    }

    [Fact]
    public async Task TLS_asks_each_server_for_a_certificate_of_the_name()
    {
        using var certificate = Certificates.SelfSigned(Books);
        await using var server = await EchoServer.StartAsync(certificate: certificate);
        var errors = new ConcurrentQueue<SslPolicyErrors>();
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, found) => Note(errors, found) } };
        using var channel = GrpcChannel.ForAddress($"dns:///{Books}:{server.Address.Port}", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.SecureSsl,
            HttpHandler = handler,
            Names = new NameResolution { Resolve = static (_, _) => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]) },
        });

        await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), cancellationToken: Cancel);

        Assert.Equal(SslPolicyErrors.None, Assert.Single(errors) & SslPolicyErrors.RemoteCertificateNameMismatch);
    }

    private static bool Note(ConcurrentQueue<SslPolicyErrors> errors, SslPolicyErrors found)
    {
        errors.Enqueue(found);
        return true;
    }

    private void Answer(params string[] addresses) => _answer = () => [.. addresses.Select(IPAddress.Parse)];

    private EchoService.EchoServiceClient Client()
    {
        _channel = GrpcChannel.ForAddress($"dns:///{Books}:{_port}", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            TimeProvider = _clock,
            Names = new NameResolution
            {
                RefreshPeriod = Period,
                Resolve = (host, _) =>
                {
                    _asked.Enqueue(host);
                    return Task.FromResult(_answer());
                },
            },
        });
        return new EchoService.EchoServiceClient(_channel);
    }

    private async Task StartAsync(params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var server = await EchoServer.StartAsync(new IPEndPoint(IPAddress.Parse(address), _port));
            server.Echo.OnEcho = (_, context) => Task.FromResult(new EchoResponse { Text = $"{address} {context.Host}" });
            _port = server.Address.Port;
            _servers[address] = server;
        }
    }

    private static async Task<HashSet<string>> SeenAsync(EchoService.EchoServiceClient client, int calls)
    {
        var seen = new HashSet<string>();
        for (var call = 0; call < calls; call++)
        {
            try
            {
                seen.Add((await client.EchoAsync(new EchoRequest(), cancellationToken: Cancel)).Text);
            }
            catch (RpcException lost) when (lost.StatusCode == StatusCode.Unavailable)
            {
                // A server that is gone takes a call with it that was on its way already.
            }
        }

        return seen;
    }
}
