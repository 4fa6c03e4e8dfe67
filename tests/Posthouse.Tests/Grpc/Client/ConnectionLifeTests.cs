using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Client;
using Posthouse.Testing.Observing;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>What becomes of calls when connections are lost, fall silent, or come to an orderly end.</summary>
public sealed class ConnectionLifeTests : IAsyncLifetime
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EchoServer _server = null!;
    private Relay _relay = null!;
    private GrpcChannel? _channel;

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    private CancellationToken Cancel => _patience.Token;

    public async ValueTask InitializeAsync()
    {
        _server = await EchoServer.StartAsync(configure: static kestrel =>
        {
            kestrel.Limits.Http2.KeepAlivePingDelay = Shortest;
            kestrel.Limits.Http2.KeepAlivePingTimeout = Shortest;
        });
        _relay = Relay.To(_server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        _channel?.Dispose();
        await _relay.DisposeAsync();
        await _server.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task Calls_under_way_end_with_UNAVAILABLE_when_the_connection_is_lost_and_the_next_one_connects_anew()
    {
        var client = Client();
        _server.Echo.OnConverse = async (requests, responses, _) =>
        {
            await requests.MoveNext();
            await responses.WriteAsync(new EchoResponse());
            await _over.Task;
        };
        Hold();
        using var duplex = client.Converse(cancellationToken: Cancel);
        await duplex.RequestStream.WriteAsync(new EchoRequest(), Cancel);
        Assert.True(await duplex.ResponseStream.MoveNext(Cancel));
        using var unary = client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        using var collect = client.Collect(cancellationToken: Cancel);
        await collect.RequestStream.WriteAsync(new EchoRequest(), Cancel);
        await _entered.Task.WaitAsync(Cancel);

        _relay.Cut();

        Assert.Equal(StatusCode.Unavailable, await FailureAsync(unary.ResponseAsync));
        Assert.Equal(StatusCode.Unavailable, await FailureAsync(collect.ResponseAsync));
        Assert.Equal(StatusCode.Unavailable, await FailureAsync(duplex.ResponseStream.MoveNext(Cancel)));
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => duplex.RequestStream.WriteAsync(new EchoRequest(), Cancel))).StatusCode);
        Assert.Equal("back", (await client.EchoAsync(new EchoRequest { Text = "back" }, new CallOptions(cancellationToken: Cancel).WithWaitForReady())).Text);
        Assert.Equal(2, _relay.Connections);
    }

    [Fact]
    public async Task A_call_that_may_be_repeated_survives_the_loss()
    {
        var client = Client(new GrpcChannelOptions { Retry = new RetryPolicy { Contracts = [EchoService.Descriptor], InitialBackoff = TimeSpan.FromMilliseconds(1) } });
        Hold();
        using var unary = client.EchoAsync(new EchoRequest { Text = "survives" }, cancellationToken: Cancel);
        await _entered.Task.WaitAsync(Cancel);

        _relay.Cut();

        Assert.Equal("survives", (await unary).Text);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_found_out_by_pings()
    {
        var client = Client(new GrpcChannelOptions { KeepAlive = new KeepAlive { Delay = Shortest, AnswerWithin = Shortest } });
        Hold();
        using var unary = client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        await _entered.Task.WaitAsync(Cancel);

        _relay.Freeze();

        Assert.Equal(StatusCode.Unavailable, await FailureAsync(unary.ResponseAsync));
    }

    [Fact]
    public async Task A_client_that_falls_silent_is_found_out_by_the_servers_pings()
    {
        var client = Client();
        var cancelled = new TaskCompletionSource();
        _server.Echo.OnEcho = async (_, context) =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            _entered.SetResult();
            await _over.Task;
            return new EchoResponse();
        };
        using var unary = client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        await _entered.Task.WaitAsync(Cancel);

        _relay.Freeze();

        await cancelled.Task.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_call_that_waits_for_readiness_outlives_the_absence_of_its_server()
    {
        using var channel = GrpcChannel.ForAddress(_server.Address);
        var client = new EchoService.EchoServiceClient(channel);
        var port = _server.Address.Port;
        await _server.DisposeAsync();

        using var patient = client.EchoAsync(new EchoRequest { Text = "patient" }, new CallOptions(cancellationToken: Cancel).WithWaitForReady());
        var soon = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300), cancellationToken: Cancel).WithWaitForReady();
        Assert.Equal(StatusCode.Unavailable, await FailureAsync(client.EchoAsync(new EchoRequest(), cancellationToken: Cancel).ResponseAsync));
        Assert.Equal(StatusCode.DeadlineExceeded, await FailureAsync(client.EchoAsync(new EchoRequest(), soon).ResponseAsync));
        Assert.False(patient.ResponseAsync.IsCompleted);
        _server = await EchoServer.StartAsync(new IPEndPoint(IPAddress.Loopback, port));

        Assert.Equal("patient", (await patient).Text);
    }

    [Fact]
    public async Task A_server_that_stops_finishes_running_calls_and_new_ones_go_elsewhere()
    {
        await using var other = await EchoServer.StartAsync();
        var addresses = new AddressList(_server.Address);
        using var channel = GrpcChannel.ForAddresses("echo", addresses, new GrpcChannelOptions());
        var client = new EchoService.EchoServiceClient(channel);
        _server.Echo.OnConverse = async (requests, responses, _) =>
        {
            while (await requests.MoveNext())
            {
                await responses.WriteAsync(new EchoResponse { Text = requests.Current.Text });
            }
        };
        using var running = client.Converse(cancellationToken: Cancel);
        await ExchangeAsync(running, "before");
        addresses.Replace([_server.Address, other.Address]);

        var stopping = _server.StopAsync();
        await Eventually.HoldsAsync(() => IsClosedAsync(_server.Address), "the listener closes", Cancel);
        for (var call = 0; call < 20; call++)
        {
            Assert.Equal("new", (await client.EchoAsync(new EchoRequest { Text = "new" }, new CallOptions(cancellationToken: Cancel).WithWaitForReady())).Text);
        }

        await ExchangeAsync(running, "while it stops");
        Assert.False(stopping.IsCompleted);
        await running.RequestStream.CompleteAsync();
        Assert.False(await running.ResponseStream.MoveNext(Cancel));
        Assert.Equal(StatusCode.OK, running.GetStatus().StatusCode);
        await stopping;
    }

    [Fact]
    public void Keep_alive_that_makes_no_sense_is_refused()
    {
        KeepAlive[] wrong = [new() { Delay = TimeSpan.FromMilliseconds(1) }, new() { AnswerWithin = TimeSpan.Zero }];

        Assert.All(wrong, keepAlive => Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(_server.Address, new GrpcChannelOptions { KeepAlive = keepAlive })));
    }

    private async Task ExchangeAsync(AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call, string text)
    {
        await call.RequestStream.WriteAsync(new EchoRequest { Text = text }, Cancel);
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        Assert.Equal(text, call.ResponseStream.Current.Text);
    }

    private async Task<bool> IsClosedAsync(Uri address)
    {
        using var client = new System.Net.Sockets.TcpClient();
        return await Record.ExceptionAsync(() => client.ConnectAsync(IPAddress.Loopback, address.Port, Cancel).AsTask()) is System.Net.Sockets.SocketException;
    }

    private static async Task<StatusCode> FailureAsync<T>(Task<T> call) => (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode;

    // The first call waits until the test is over, the others are answered.
    private void Hold()
    {
        var calls = 0;
        _server.Echo.OnEcho = async (request, _) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                _entered.TrySetResult();
                await _over.Task;
            }

            return new EchoResponse { Text = request.Text };
        };
    }

    private EchoService.EchoServiceClient Client(GrpcChannelOptions? options = null)
    {
        _channel = GrpcChannel.ForAddress(_relay.Address, options ?? new GrpcChannelOptions());
        return new EchoService.EchoServiceClient(_channel);
    }
}
