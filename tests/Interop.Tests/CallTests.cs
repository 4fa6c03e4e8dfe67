using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Interop.Tests.Peers;
using Posthouse.Contracts.Testing.V1;
using static Posthouse.Contracts.Testing.V1.EchoService;

namespace Interop.Tests;

/// <summary>What our client does by itself, whoever serves.</summary>
public sealed class CallTests(PeerServers servers)
{
    [Fact]
    public async Task Message_changed_after_the_call_is_sent_as_it_was()
    {
        var client = await ClientAsync();
        var request = new EchoRequest { Text = "before" };

        using var call = client.EchoAsync(request, cancellationToken: Cancel);
        request.Text = "after";

        Assert.Equal("before", (await call).Text);
    }

    [Fact]
    public async Task Disposed_call_is_cancelled()
    {
        var client = await ClientAsync();

        var call = client.EchoAsync(new EchoRequest { DelayMilliseconds = 600_000 }, cancellationToken: Cancel);
        call.Dispose();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseHeadersAsync);
    }

    [Fact]
    public async Task Status_of_a_running_call_is_refused()
    {
        var client = await ClientAsync();

        using var call = client.EchoAsync(new EchoRequest { DelayMilliseconds = 600_000 }, cancellationToken: Cancel);

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());
    }

    [Fact]
    public async Task Call_with_a_token_already_cancelled_or_a_deadline_already_passed_does_not_leave()
    {
        var client = await ClientAsync();
        var cancelled = new CancellationToken(canceled: true);

        var byToken = await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest(), cancellationToken: cancelled).ResponseAsync);
        var byDeadline = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest(), null, DateTime.UnixEpoch, Cancel).ResponseAsync);

        Assert.Equal((StatusCode.Cancelled, StatusCode.DeadlineExceeded), (byToken.StatusCode, byDeadline.StatusCode));
    }

    [Fact]
    public async Task Message_above_the_send_limit_is_exhausted_and_does_not_leave()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1", new GrpcChannelOptions { MaxSendMessageSize = 100 });
        var request = new EchoRequest { Payload = ByteString.CopyFrom(new byte[101]) };

        var thrown = await Assert.ThrowsAsync<RpcException>(() => new EchoServiceClient(channel).EchoAsync(request, cancellationToken: Cancel).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, thrown.StatusCode);
    }

    [Fact]
    public async Task Call_credentials_travel_over_tls_and_not_without()
    {
        var credentials = CallCredentials.FromInterceptor((context, metadata) =>
        {
            metadata.Add("authorization", $"Bearer {context.ServiceUrl.Split('/')[^1]}.{context.MethodName}");
            return Task.CompletedTask;
        });
        var options = new CallOptions(cancellationToken: Cancel).WithCredentials(credentials);

        var response = await (await ClientAsync(tls: true)).EchoAsync(new EchoRequest(), options);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await (await ClientAsync()).EchoAsync(new EchoRequest(), options));

        Assert.Equal("Bearer posthouse.testing.v1.EchoService.Echo", response.Metadata.Single(pair => pair.Key == "authorization").Text);
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task Cancellation_is_told_as_an_ordinary_one_when_asked_for()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1", new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true });

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(
            () => new EchoServiceClient(channel).EchoAsync(new EchoRequest(), cancellationToken: new CancellationToken(true)).ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, Assert.IsType<RpcException>(thrown.InnerException).StatusCode);
    }

    [Fact]
    public async Task Server_that_ends_the_call_early_is_heard_by_the_writer()
    {
        var client = await ClientAsync();

        using var call = client.Collect(cancellationToken: Cancel);
        await call.RequestStream.WriteAsync(new EchoRequest { Failure = new Failure { Code = 9, Message = "enough" } }, Cancel);
        var byResponse = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var byWriter = await Assert.ThrowsAsync<RpcException>(() => call.RequestStream.WriteAsync(new EchoRequest(), Cancel));

        Assert.Equal(new Status(StatusCode.FailedPrecondition, "enough"), byResponse.Status);
        Assert.Equal(byResponse.Status, byWriter.Status);
    }

    [Fact]
    public async Task Blocking_call_returns_the_response()
    {
        var client = await ClientAsync();

        Assert.Equal("x", client.Echo(new EchoRequest { Text = "x" }, cancellationToken: Cancel).Text);
    }

    [Theory, InlineData("localhost:5000"), InlineData("/relative"), InlineData("ftp://host")]
    public void Address_that_is_not_http_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(address));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<EchoServiceClient> ClientAsync(bool tls = false) => new(await servers.ChannelAsync(Language.Node, tls));
}
