using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>What a client makes of answers that no server of ours would give, by the tables of the gRPC documents.</summary>
public sealed class HostileServerTests : IDisposable
{
    private static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0];
    private static readonly (string, string) Ok = ("grpc-status", "0");
    private static readonly (string, string) Grpc = ("content-type", "application/grpc");

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    public void Dispose() => _patience.Dispose();

    [Theory]
    [InlineData("0", null, StatusCode.Unimplemented)]
    [InlineData("5", "not%20here", StatusCode.NotFound)]
    [InlineData("16", null, StatusCode.Unauthenticated)]
    [InlineData("17", null, StatusCode.Unknown)]
    [InlineData("-1", null, StatusCode.Unknown)]
    [InlineData("many", null, StatusCode.Unknown)]
    [InlineData("99999999999999999999", null, StatusCode.Unknown)]
    [InlineData("5", "%zz%", StatusCode.NotFound)]
    public async Task A_status_without_messages_ends_the_call(string status, string? message, StatusCode expected)
    {
        (string, string)[] fields = message is null ? [(":status", "200"), Grpc, ("grpc-status", status)] : [(":status", "200"), Grpc, ("grpc-status", status), ("grpc-message", message)];

        Assert.Equal(expected, await EndAsync((_, stream) => RawServer.Headers(stream, end: true, fields)));
    }

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    [InlineData(200, StatusCode.Unknown)]
    [InlineData(302, StatusCode.Unknown)]
    public async Task HTTP_without_gRPC_is_told_by_its_status(int http, StatusCode expected) =>
        Assert.Equal(expected, await EndAsync((_, stream) => RawServer.Headers(stream, end: true, (":status", $"{http}"), ("content-type", "text/html"))));

    [Theory]
    [InlineData(0x0, StatusCode.Internal)]
    [InlineData(0x1, StatusCode.Internal)]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x3, StatusCode.Internal)]
    [InlineData(0x4, StatusCode.Internal)]
    [InlineData(0x5, StatusCode.Unknown)]
    [InlineData(0x6, StatusCode.Internal)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0x9, StatusCode.Internal)]
    [InlineData(0xa, StatusCode.Internal)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    [InlineData(0xd, StatusCode.Unknown)]
    [InlineData(RawServer.Refused, StatusCode.Unavailable)]
    public async Task A_reset_stream_is_told_by_its_error(int error, StatusCode expected) =>
        Assert.Equal(expected, await EndAsync((_, stream) => RawServer.Reset(stream, error)));

    [Theory]
    [InlineData(new byte[0], StatusCode.Unimplemented)]
    [InlineData(new byte[] { 0, 0, 0 }, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, StatusCode.Internal)]
    [InlineData(new byte[] { 7, 0, 0, 0, 0 }, StatusCode.Internal)]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 0 }, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xFF }, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, StatusCode.Unimplemented)]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, StatusCode.ResourceExhausted)]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 }, StatusCode.OK)]
    public async Task A_body_that_is_not_one_message_fails(byte[] body, StatusCode expected) =>
        Assert.Equal(expected, await EndAsync((_, stream) => RawServer.Answer(stream, body, Ok)));

    [Theory]
    [InlineData("snappy")]
    [InlineData("gzip")]
    public async Task A_message_that_cannot_be_unpacked_is_INTERNAL(string encoding) => Assert.Equal(StatusCode.Internal, await EndAsync((_, stream) =>
    [
        .. RawServer.Headers(stream, end: false, (":status", "200"), Grpc, ("grpc-encoding", encoding)),
        .. RawServer.Data(stream, end: false, 1, 0, 0, 0, 2, 8, 1),
        .. RawServer.Headers(stream, end: true, Ok),
    ]));

    [Fact]
    public async Task An_answer_that_ends_without_a_status_is_UNKNOWN() => Assert.Equal(StatusCode.Unknown, await EndAsync((_, stream) =>
        [.. RawServer.Headers(stream, end: false, (":status", "200"), Grpc), .. RawServer.Data(stream, end: true, EmptyMessage)]));

    [Fact]
    public async Task A_status_after_a_message_is_the_status() =>
        Assert.Equal(StatusCode.Aborted, await EndAsync((_, stream) => RawServer.Answer(stream, EmptyMessage, ("grpc-status", "10"), ("grpc-message", "too late"))));

    [Fact]
    public async Task A_connection_that_closes_instead_of_an_answer_is_UNAVAILABLE() => Assert.Equal(StatusCode.Unavailable, await EndAsync((_, _) => []));

    [Fact]
    public async Task Metadata_that_is_not_base64_does_not_hide_the_status() => Assert.Equal(StatusCode.NotFound, await EndAsync((_, stream) =>
        RawServer.Headers(stream, end: true, (":status", "200"), Grpc, ("grpc-status", "5"), ("k-bin", "####"))));

    [Fact]
    public async Task A_refused_stream_is_made_again_whatever_the_contract_says()
    {
        await using var server = new RawServer((before, stream) => before == 0 ? RawServer.Reset(stream, RawServer.Refused) : RawServer.Answer(stream, EmptyMessage, Ok));
        using var channel = GrpcChannel.ForAddress(server.Address);

        await new EchoService.EchoServiceClient(channel).EchoInsideAsync(new EchoRequest(), cancellationToken: _patience.Token);

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_stream_above_the_last_one_of_an_orderly_close_is_made_again_on_a_new_connection()
    {
        await using var server = new RawServer((before, stream) => before == 0 ? RawServer.GoAway(last: 0, error: 0) : RawServer.Answer(stream, EmptyMessage, Ok));
        using var channel = GrpcChannel.ForAddress(server.Address);

        await new EchoService.EchoServiceClient(channel).EchoInsideAsync(new EchoRequest(), cancellationToken: _patience.Token);

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_lost_call_is_repeated_only_if_the_contract_allows_it()
    {
        await using var server = new RawServer((before, stream) => before is 0 or 2 ? [] : RawServer.Answer(stream, EmptyMessage, Ok));
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { Retry = new RetryPolicy { Contracts = [EchoService.Descriptor] } });
        var client = new EchoService.EchoServiceClient(channel);

        await client.EchoAsync(new EchoRequest(), cancellationToken: _patience.Token);
        var failure = await Assert.ThrowsAsync<RpcException>(() => client.EchoInsideAsync(new EchoRequest(), cancellationToken: _patience.Token).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, 3), (failure.StatusCode, server.Requests));
    }

    private async Task<StatusCode> EndAsync(Func<int, int, byte[]> answer)
    {
        await using var server = new RawServer(answer);
        using var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true };
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = handler });
        using var call = new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), cancellationToken: _patience.Token);
        return await Record.ExceptionAsync(() => call.ResponseAsync) is { } failure ? Assert.IsType<RpcException>(failure).StatusCode : StatusCode.OK;
    }
}
