using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Testing;

namespace Interop.Tests.Cases;

/// <summary>The cases of gRPC's public interoperability description with our client.</summary>
internal sealed class OurCases(GrpcChannel channel, CancellationToken cancel)
{
    private static readonly SimpleRequest Large = new() { ResponseSize = 314_159, Payload = Zeros(271_828) };

    private readonly TestService.TestServiceClient _client = new(channel);

    public async Task EmptyUnary() => Assert.Equal(new Empty(), await _client.EmptyCallAsync(new Empty(), cancellationToken: cancel));

    public async Task LargeUnary() =>
        Assert.Equal(314_159, (await _client.UnaryCallAsync(Large, cancellationToken: cancel)).Payload.Body.Length);

    public async Task ClientStreaming()
    {
        using var call = _client.StreamingInputCall(cancellationToken: cancel);
        foreach (var size in new[] { 27_182, 8, 1_828, 45_904 })
        {
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(size) }, cancel);
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(74_922, (await call).AggregatedPayloadSize);
    }

    public async Task ServerStreaming()
    {
        int[] sizes = [31_415, 9, 2_653, 58_979];

        using var call = _client.StreamingOutputCall(Wanted(0, sizes), cancellationToken: cancel);

        Assert.Equal(sizes, await LengthsAsync(call.ResponseStream));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    public async Task PingPong()
    {
        using var call = _client.FullDuplexCall(cancellationToken: cancel);
        foreach (var (size, length) in new[] { (31_415, 27_182), (9, 8), (2_653, 1_828), (58_979, 45_904) })
        {
            await call.RequestStream.WriteAsync(Wanted(length, size), cancel);
            Assert.True(await call.ResponseStream.MoveNext(cancel));
            Assert.Equal(size, call.ResponseStream.Current.Payload.Body.Length);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(cancel));
    }

    public async Task EmptyStream()
    {
        using var call = _client.FullDuplexCall(cancellationToken: cancel);
        await call.RequestStream.CompleteAsync();

        Assert.Empty(await LengthsAsync(call.ResponseStream));
    }

    public async Task CancelAfterBegin()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var call = _client.StreamingInputCall(cancellationToken: cancelling.Token);
        await cancelling.CancelAsync();

        await EndsAsync(StatusCode.Cancelled, () => call.ResponseAsync);
    }

    public async Task CancelAfterFirstResponse()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var call = _client.FullDuplexCall(cancellationToken: cancelling.Token);
        await call.RequestStream.WriteAsync(Wanted(27_182, 31_415), cancel);
        Assert.True(await call.ResponseStream.MoveNext(cancel));
        Assert.Equal(31_415, call.ResponseStream.Current.Payload.Body.Length);
        await cancelling.CancelAsync();

        await EndsAsync(StatusCode.Cancelled, () => call.ResponseStream.MoveNext(cancel));
    }

    public async Task TimeoutOnSleepingServer()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(1);
        using var call = _client.FullDuplexCall(deadline: deadline, cancellationToken: cancel);
        await Record.ExceptionAsync(() => call.RequestStream.WriteAsync(Wanted(27_182), cancel));

        await EndsAsync(StatusCode.DeadlineExceeded, () => call.ResponseStream.MoveNext(cancel));
    }

    public Task StatusCodeAndMessage() => EchoesAsync("test status message");

    public Task SpecialStatusMessage() => EchoesAsync("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n");

    public Task UnimplementedMethod() =>
        EndsAsync(StatusCode.Unimplemented, () => _client.UnimplementedCallAsync(new Empty(), cancellationToken: cancel).ResponseAsync);

    public Task UnimplementedService() => EndsAsync(
        StatusCode.Unimplemented,
        () => new UnimplementedService.UnimplementedServiceClient(channel).UnimplementedCallAsync(new Empty(), cancellationToken: cancel).ResponseAsync);

    public async Task CustomMetadata()
    {
        var metadata = new Metadata { { "x-grpc-test-echo-initial", "test_initial_metadata_value" }, { "x-grpc-test-echo-trailing-bin", [0xAB, 0xAB, 0xAB] } };

        using var unary = _client.UnaryCallAsync(Large, metadata, cancellationToken: cancel);
        await unary;
        using var duplex = _client.FullDuplexCall(metadata, cancellationToken: cancel);
        await duplex.RequestStream.WriteAsync(Wanted(271_828, 314_159), cancel);
        await duplex.RequestStream.CompleteAsync();
        Assert.Equal([314_159], await LengthsAsync(duplex.ResponseStream));

        Assert.All([await unary.ResponseHeadersAsync, await duplex.ResponseHeadersAsync], headers =>
            Assert.Equal("test_initial_metadata_value", headers.GetValue("x-grpc-test-echo-initial")));
        Assert.All([unary.GetTrailers(), duplex.GetTrailers()], trailers =>
            Assert.Equal([0xAB, 0xAB, 0xAB], trailers.GetValueBytes("x-grpc-test-echo-trailing-bin")));
    }

    internal static async Task<RpcException> EndsAsync(StatusCode code, Func<Task> attempt)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(attempt);
        Assert.Equal(code, thrown.StatusCode);
        return thrown;
    }

    internal static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };

    private static StreamingOutputCallRequest Wanted(int length, params int[] sizes) => new()
    {
        Payload = Zeros(length),
        ResponseParameters = { sizes.Select(size => new ResponseParameters { Size = size }) },
    };

    private async Task EchoesAsync(string message)
    {
        var status = new EchoStatus { Code = 2, Message = message };

        var unary = await EndsAsync(
            StatusCode.Unknown, () => _client.UnaryCallAsync(new SimpleRequest { ResponseStatus = status }, cancellationToken: cancel).ResponseAsync);
        using var call = _client.FullDuplexCall(cancellationToken: cancel);
        await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = status }, cancel);
        await call.RequestStream.CompleteAsync();
        var duplex = await EndsAsync(StatusCode.Unknown, () => call.ResponseStream.MoveNext(cancel));

        Assert.Equal((message, message), (unary.Status.Detail, duplex.Status.Detail));
    }

    private Task<List<int>> LengthsAsync(IAsyncStreamReader<StreamingOutputCallResponse> responses) =>
        responses.ReadAllAsync(cancel).Select(response => response.Payload.Body.Length).ToListAsync(cancel).AsTask();
}
