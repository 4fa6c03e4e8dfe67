using Grpc.Core;
using Grpc.Net.Client;
using Interop.Tests.Peers;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Client;
using static Posthouse.Contracts.Testing.V1.EchoService;

namespace Interop.Tests;

/// <summary>What a channel does while servers come and go.</summary>
public sealed class ConnectionTests
{
    private static readonly EchoRequest Hello = new() { Text = "hello" };

    [Theory, InlineData(Language.Node), InlineData(Language.Python)]
    public async Task Call_whose_server_dies_is_unavailable_and_the_channel_finds_the_next_one(Language language)
    {
        await using var first = PeerProgram.Start(language, "server");
        var port = await first.ReadPortAsync();
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var client = new EchoServiceClient(channel);
        using var stream = client.Repeat(new EchoRequest { Repeat = 1, DelayMilliseconds = 600_000, Headers = { new Pair { Key = "head" } } }, cancellationToken: Cancel);
        await stream.ResponseHeadersAsync;

        await first.KillAsync();
        var broken = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(Cancel));
        var refused = await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(Hello, cancellationToken: Cancel).ResponseAsync);
        await using var second = PeerProgram.Start(language, "server", "--port", $"{port}");
        await second.ReadPortAsync();
        var response = await client.EchoAsync(Hello, cancellationToken: Cancel);

        Assert.Equal((StatusCode.Unavailable, StatusCode.Unavailable), (broken.StatusCode, refused.StatusCode));
        Assert.Equal("hello", response.Text);
    }

    [Fact]
    public async Task Call_that_waits_for_readiness_is_answered_when_a_server_appears()
    {
        var addresses = new AddressList();
        using var channel = GrpcChannel.ForAddresses("echo", addresses, new GrpcChannelOptions());
        var client = new EchoServiceClient(channel);

        var impatient = await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(Hello, cancellationToken: Cancel).ResponseAsync);
        using var patient = client.EchoAsync(Hello, new CallOptions(cancellationToken: Cancel).WithWaitForReady());
        Assert.False(patient.ResponseAsync.IsCompleted);
        await using var server = PeerProgram.Start(Language.Node, "server");
        addresses.Replace([new Uri($"http://127.0.0.1:{await server.ReadPortAsync()}")]);
        var response = await patient;

        Assert.Equal(StatusCode.Unavailable, impatient.StatusCode);
        Assert.Equal("hello", response.Text);
    }

    [Fact]
    public async Task Call_that_waits_for_readiness_ends_at_its_deadline()
    {
        using var channel = GrpcChannel.ForAddresses("echo", new AddressList(), new GrpcChannelOptions());
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(100), cancellationToken: Cancel);

        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => new EchoServiceClient(channel).EchoAsync(Hello, options.WithWaitForReady()).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    [Fact]
    public async Task Calls_are_spread_and_pass_over_a_server_that_is_gone()
    {
        await using var one = PeerProgram.Start(Language.Node, "server");
        await using var two = PeerProgram.Start(Language.Node, "server");
        var gone = PeerProgram.Start(Language.Node, "server");
        var ports = new[] { await one.ReadPortAsync(), await two.ReadPortAsync(), await gone.ReadPortAsync() };
        await gone.DisposeAsync();
        var handler = new RecordingHandler();
        using var channel = GrpcChannel.ForAddresses(
            "echo", new AddressList(ports.Select(port => new Uri($"http://127.0.0.1:{port}"))), new GrpcChannelOptions { HttpHandler = handler });
        var client = new EchoServiceClient(channel);

        for (var call = 0; call < 12; call++)
        {
            Assert.Equal("hello", (await client.EchoAsync(Hello, cancellationToken: Cancel)).Text);
        }

        Assert.True(handler.Answered.Count(port => port == ports[0]) >= 3, "The first server got too few calls.");
        Assert.True(handler.Answered.Count(port => port == ports[1]) >= 3, "The second server got too few calls.");
    }

    [Fact]
    public async Task Disposing_of_the_channel_cancels_its_calls_and_refuses_new_ones()
    {
        await using var server = PeerProgram.Start(Language.Node, "server");
        var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{await server.ReadPortAsync()}");
        var client = new EchoServiceClient(channel);
        using var call = client.EchoAsync(new EchoRequest { DelayMilliseconds = 600_000, Headers = { new Pair { Key = "head" } } }, cancellationToken: Cancel);
        await call.ResponseHeadersAsync;

        channel.Dispose();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.EchoAsync(Hello, cancellationToken: Cancel).ResponseAsync);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<int> Answered { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Answered.Add(request.RequestUri!.Port);
            return response;
        }
    }
}
