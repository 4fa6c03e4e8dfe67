using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Client;
using Posthouse.Hosting.Targets;
using Posthouse.Tests.Grpc.Client;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Hosting.Targets;

/// <summary>The bulkhead and the breaker of a target, before a real channel.</summary>
public sealed class TargetGuardTests : IAsyncLifetime
{
    private static readonly Metadata Reasoned = new() { { "grpc-status-details-bin", [8, 14] } };

    private readonly ManualClock _clock = new();
    private readonly AddressList _addresses = new();
    private EchoServer _server = null!;
    private TargetGuard? _guard;
    private GrpcChannel? _channel;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await EchoServer.StartAsync();
        _addresses.Replace([_server.Address]);
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        _guard?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_full_bulkhead_answers_RESOURCE_EXHAUSTED_and_every_end_of_a_call_makes_room()
    {
        var client = Client(new TargetOptions { MostCalls = 2 });
        var held = new TaskCompletionSource();
        _server.Echo.OnEcho = async (_, _) =>
        {
            await held.Task;
            return new EchoResponse();
        };
        using var first = client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        var second = client.Converse(cancellationToken: Cancel);

        var (status, detail) = await EndAsync(client);
        Assert.Equal(StatusCode.ResourceExhausted, status);
        Assert.Contains("2 calls of books are under way", detail, StringComparison.Ordinal);

        second.Dispose();
        held.SetResult();
        Assert.Equal(StatusCode.OK, (await EndAsync(client)).Status);
        await first;
        Assert.Equal(StatusCode.OK, (await EndAsync(client)).Status);
    }

    [Fact]
    public async Task An_open_breaker_answers_UNAVAILABLE_at_once_and_closes_when_a_try_succeeds()
    {
        var client = Client(new TargetOptions { FewestCalls = 3 });
        var served = Fail(StatusCode.Unavailable);
        for (var call = 0; call < 3; call++)
        {
            await EndAsync(client);
        }

        var (status, detail) = await EndAsync(client);
        Assert.Equal((StatusCode.Unavailable, 3), (status, served.Count));
        Assert.Contains("books has not been reachable lately", detail, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((StatusCode.Unavailable, 4), ((await EndAsync(client)).Status, served.Count));
        Assert.Equal((StatusCode.Unavailable, 4), ((await EndAsync(client)).Status, served.Count));

        _clock.Advance(TimeSpan.FromSeconds(2));
        _server.Echo.OnEcho = (_, _) => Task.FromResult(new EchoResponse());
        Assert.Equal(StatusCode.OK, (await EndAsync(client)).Status);
        Assert.Equal(StatusCode.OK, (await EndAsync(client)).Status);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Cancelled)]
    public async Task Other_failures_do_not_open_it(StatusCode status)
    {
        var client = Client(new TargetOptions { FewestCalls = 2 });
        var served = Fail(status);

        for (var call = 0; call < 10; call++)
        {
            Assert.Equal(status, (await EndAsync(client)).Status);
        }

        Assert.Equal(10, served.Count);
    }

    [Fact]
    public async Task UNAVAILABLE_with_a_reason_does_not_open_it()
    {
        var client = Client(new TargetOptions { FewestCalls = 2 });
        var served = Fail(StatusCode.Unavailable, Reasoned);

        for (var call = 0; call < 10; call++)
        {
            await EndAsync(client);
        }

        Assert.Equal(10, served.Count);
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_opens_it_until_the_target_is_somewhere_else()
    {
        var client = Client(new TargetOptions { FewestCalls = 2 });
        await _server.DisposeAsync();
        await EndAsync(client);
        await EndAsync(client);
        Assert.Contains("lately", (await EndAsync(client)).Detail, StringComparison.Ordinal);

        _server = await EchoServer.StartAsync();
        _addresses.Replace([_server.Address]);
        _guard!.Forgive();

        Assert.Equal(StatusCode.OK, (await EndAsync(client)).Status);
    }

    [Fact]
    public async Task A_call_that_waits_for_readiness_is_not_held_back()
    {
        var client = Client(new TargetOptions { FewestCalls = 2 });
        Fail(StatusCode.Unavailable);
        await EndAsync(client);
        await EndAsync(client);
        _server.Echo.OnEcho = (_, _) => Task.FromResult(new EchoResponse { Text = "there" });

        var response = await client.EchoAsync(new EchoRequest(), new CallOptions(cancellationToken: Cancel).WithWaitForReady());

        Assert.Equal("there", response.Text);
    }

    private static async Task<(StatusCode Status, string Detail)> EndAsync(EchoService.EchoServiceClient client)
    {
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        return await Record.ExceptionAsync(() => call.ResponseAsync) is RpcException failure ? (failure.StatusCode, failure.Status.Detail) : (StatusCode.OK, "");
    }

    private List<string> Fail(StatusCode status, Metadata? trailers = null)
    {
        var served = new List<string>();
        _server.Echo.OnEcho = (_, context) =>
        {
            served.Add(context.Method);
            throw new RpcException(new Status(status, "as told"), trailers ?? Metadata.Empty);
        };
        return served;
    }

    private EchoService.EchoServiceClient Client(TargetOptions options)
    {
        _guard = new TargetGuard("books", options, _clock);
        _channel = GrpcChannel.ForAddresses("books", _addresses, new GrpcChannelOptions { Guard = _guard });
        return new EchoService.EchoServiceClient(_channel);
    }
}
