using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>Metadata that is more than the other end takes: its call ends, and those beside it on the same connection do not.</summary>
public sealed class HeaderLimitTests : IAsyncLifetime
{
    private EchoServer _server = null!;
    private Relay _relay = null!;
    private GrpcChannel _channel = null!;
    private EchoService.EchoServiceClient _client = null!;

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    private CancellationToken Cancel => _patience.Token;

    public async ValueTask InitializeAsync()
    {
        _server = await EchoServer.StartAsync();
        _relay = Relay.To(_server.Address);
        _channel = GrpcChannel.ForAddress(_relay.Address);
        _client = new EchoService.EchoServiceClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _relay.DisposeAsync();
        await _server.DisposeAsync();
        _patience.Dispose();
    }

    [Theory]
    [InlineData(1, 34_000)]
    [InlineData(8, 5_000)]
    [InlineData(150, 10)]
    [InlineData(1, 1_000_000)]
    [InlineData(5_000, 1_000)]
    public async Task Request_metadata_over_the_servers_limit_is_RESOURCE_EXHAUSTED(int entries, int length)
    {
        using var beside = await BeginBesideAsync();

        using var call = _client.EchoAsync(new EchoRequest(), Of(entries, length), cancellationToken: Cancel);

        await AssertExhaustedAsync(call.ResponseAsync);
        await EndBesideAsync(beside);
    }

    [Theory]
    [InlineData(1, 34_000)]
    [InlineData(8, 5_000)]
    public async Task The_first_call_of_a_channel_may_already_be_over_the_limit(int entries, int length)
    {
        using var call = _client.EchoAsync(new EchoRequest(), Of(entries, length), cancellationToken: Cancel);

        await AssertExhaustedAsync(call.ResponseAsync);
        await EndBesideAsync(await BeginBesideAsync());
    }

    // The server gives up the connection when far too much comes; a client that has not heard of the limit yet cannot know why.
    [Fact]
    public async Task A_first_call_far_over_the_limit_ends_and_the_next_one_is_answered()
    {
        using var call = _client.EchoAsync(new EchoRequest(), Of(1, 1_000_000), cancellationToken: Cancel);

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.True(failure.StatusCode is StatusCode.ResourceExhausted or StatusCode.Unavailable, failure.Status.ToString());
        Assert.Equal("next", (await _client.EchoAsync(new EchoRequest { Text = "next" }, new CallOptions(cancellationToken: Cancel).WithWaitForReady())).Text);
    }

    [Theory]
    [InlineData(1, 30_000)]
    [InlineData(80, 300)]
    public async Task Request_metadata_up_to_the_limit_arrives(int entries, int length)
    {
        var seen = 0;
        _server.Echo.OnEcho = (_, context) =>
        {
            seen = context.RequestHeaders.Count(static entry => entry.Key.StartsWith("key-", StringComparison.Ordinal));
            return Task.FromResult(new EchoResponse());
        };

        await _client.EchoAsync(new EchoRequest(), Of(entries, length), cancellationToken: Cancel);

        Assert.Equal(entries, seen);
    }

    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(20, 5_000)]
    [InlineData(1, 1_000_000)]
    public async Task Response_headers_over_the_clients_limit_are_RESOURCE_EXHAUSTED(int entries, int length)
    {
        _server.Echo.OnEcho = async (_, context) =>
        {
            await context.WriteResponseHeadersAsync(Of(entries, length));
            return new EchoResponse();
        };
        using var beside = await BeginBesideAsync();

        using var call = _client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);

        await AssertExhaustedAsync(call.ResponseAsync);
        await EndBesideAsync(beside);
    }

    [Theory]
    [InlineData(1, 70_000, true)]
    [InlineData(1, 70_000, false)]
    [InlineData(20, 5_000, true)]
    [InlineData(20, 5_000, false)]
    public async Task Trailers_over_the_clients_limit_are_RESOURCE_EXHAUSTED(int entries, int length, bool followMessage)
    {
        _server.Echo.OnRepeat = async (_, responses, context) =>
        {
            await (followMessage ? responses.WriteAsync(new EchoResponse()) : Task.CompletedTask);
            throw new RpcException(new Status(StatusCode.NotFound, "lost among the trailers"), Of(entries, length));
        };
        using var beside = await BeginBesideAsync();

        using var call = _client.Repeat(new EchoRequest(), cancellationToken: Cancel);
        Assert.True(!followMessage || await call.ResponseStream.MoveNext(Cancel));

        await AssertExhaustedAsync(call.ResponseStream.MoveNext(Cancel));
        await EndBesideAsync(beside);
    }

    [Theory]
    [InlineData(1, 60_000)]
    [InlineData(200, 200)]
    public async Task Headers_and_trailers_up_to_the_limit_arrive(int entries, int length)
    {
        _server.Echo.OnEcho = async (_, context) =>
        {
            await context.WriteResponseHeadersAsync(Of(entries, length));
            throw new RpcException(new Status(StatusCode.NotFound, ""), Of(entries, length));
        };

        using var call = _client.EchoAsync(new EchoRequest(), cancellationToken: Cancel);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal((entries, entries), ((await call.ResponseHeadersAsync).Count, failure.Trailers.Count));
    }

    private static Metadata Of(int entries, int length)
    {
        var metadata = new Metadata();
        for (var number = 0; number < entries; number++)
        {
            metadata.Add($"key-{number}", new string('x', length));
        }

        return metadata;
    }

    private static async Task AssertExhaustedAsync(Task call)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => call);

        Assert.True(failure.StatusCode == StatusCode.ResourceExhausted, failure.Status.ToString());
        Assert.Contains("metadata", failure.Status.Detail, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<AsyncDuplexStreamingCall<EchoRequest, EchoResponse>> BeginBesideAsync()
    {
        var beside = _client.Converse(cancellationToken: Cancel);
        await beside.RequestStream.WriteAsync(new EchoRequest { Text = "before" }, Cancel);
        Assert.True(await beside.ResponseStream.MoveNext(Cancel));
        return beside;
    }

    private async Task EndBesideAsync(AsyncDuplexStreamingCall<EchoRequest, EchoResponse> beside)
    {
        await beside.RequestStream.WriteAsync(new EchoRequest { Text = "after" }, Cancel);
        Assert.True(await beside.ResponseStream.MoveNext(Cancel));
        Assert.Equal("after", beside.ResponseStream.Current.Text);
        await beside.RequestStream.CompleteAsync();
        Assert.False(await beside.ResponseStream.MoveNext(Cancel));
        Assert.Equal(1, _relay.Connections);
    }
}
