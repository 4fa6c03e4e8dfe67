using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;

namespace Interop.Tests.Cases;

/// <summary>The service of the interoperability cases on our own runtime.</summary>
internal sealed class TestEndpoint : TestService.TestServiceBase
{
    private const string Initial = "x-grpc-test-echo-initial";
    private const string Trailing = "x-grpc-test-echo-trailing-bin";
    private const string EncodingRequest = "grpc-internal-encoding-request";

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await EchoAsync(context, request.ResponseCompressed is { Value: true });
        Insist(request.ExpectCompressed, 0, context);
        Refuse(request.ResponseStatus);
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    public override async Task StreamingOutputCall(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoAsync(context, request.ResponseParameters.Any(response => response.Compressed is { Value: true }));
        await SendAsync(request, responseStream, context);
        Refuse(request.ResponseStatus);
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        var (count, size) = (0, 0);
        await EchoAsync(context, compressed: false);
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            Insist(request.ExpectCompressed, count++, context);
            size += request.Payload.Body.Length;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        await EchoAsync(context, compressed: false);
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            Refuse(request.ResponseStatus);
            await SendAsync(request, responseStream, context);
        }
    }

    private static async Task EchoAsync(ServerCallContext context, bool compressed)
    {
        var headers = new Metadata();
        if (compressed)
        {
            headers.Add(EncodingRequest, "gzip");
        }

        if (context.RequestHeaders.Get(Initial) is { } initial)
        {
            headers.Add(initial);
        }

        if (context.RequestHeaders.Get(Trailing) is { } trailing)
        {
            context.ResponseTrailers.Add(trailing);
        }

        await context.WriteResponseHeadersAsync(headers);
    }

    private static async Task SendAsync(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        foreach (var wanted in request.ResponseParameters)
        {
            await Task.Delay(TimeSpan.FromMicroseconds(wanted.IntervalUs), context.CancellationToken);
            responseStream.WriteOptions = new WriteOptions(wanted.Compressed is { Value: false } ? WriteFlags.NoCompress : default);
            await responseStream.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(wanted.Size) }, context.CancellationToken);
        }
    }

    private static void Insist(BoolValue? compressed, int message, ServerCallContext context)
    {
        var flags = (FrameFlags)context.GetHttpContext().Items[typeof(FrameFlags)]!;
        if (compressed is not null && flags.Compressed[message] != compressed.Value)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"Message {message}: compressed is {!compressed.Value} where {compressed.Value} was expected."));
        }
    }

    private static void Refuse(EchoStatus? status)
    {
        if (status is { Code: not 0 })
        {
            throw new RpcException(new Status((StatusCode)status.Code, status.Message));
        }
    }

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };
}
