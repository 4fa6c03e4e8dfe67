using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Interop.Tests.Echo;

/// <summary>The echo service on our own runtime.</summary>
internal sealed class EchoEndpoint(CancellationRecord cancellations) : EchoService.EchoServiceBase
{
    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        await BeforeAsync(request, context);
        Finish(request, context);
        return Answer([request], 1, context);
    }

    public override async Task<EchoResponse> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var requests = new List<EchoRequest>();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            requests.Add(request);
        }

        Finish(requests[^1], context);
        return Answer(requests, requests.Count, context);
    }

    public override async Task Repeat(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        await BeforeAsync(request, context);
        var count = request.Failure is { } failure ? Math.Min(failure.After, request.Repeat) : request.Repeat;
        for (var number = 1; number <= count; number++)
        {
            await responseStream.WriteAsync(Answer([request], number, context), context.CancellationToken);
        }

        Finish(request, context);
    }

    public override async Task Converse(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        var number = 0;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            Finish(request, context);
            await responseStream.WriteAsync(Answer([request], ++number, context), context.CancellationToken);
        }
    }

    private static EchoResponse Answer(IReadOnlyCollection<EchoRequest> requests, int number, ServerCallContext context) => new()
    {
        Text = string.Concat(requests.Select(request => request.Text)),
        Payload = ByteString.CopyFrom([.. requests.SelectMany(request => request.Payload.ToByteArray())]),
        Number = number,
        Metadata = { context.RequestHeaders.Select(entry => entry.IsBinary
            ? new Pair { Key = entry.Key, Binary = ByteString.CopyFrom(entry.ValueBytes) }
            : new Pair { Key = entry.Key, Text = entry.Value }) },
        MillisecondsLeft = context.Deadline == DateTime.MaxValue
            ? 0
            : (long)(context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime).TotalMilliseconds,
    };

    private static Metadata ToMetadata(IEnumerable<Pair> pairs)
    {
        var metadata = new Metadata();
        foreach (var pair in pairs)
        {
            metadata.Add(pair.Key.EndsWith("-bin", StringComparison.Ordinal)
                ? new Metadata.Entry(pair.Key, pair.Binary.ToByteArray())
                : new Metadata.Entry(pair.Key, pair.Text));
        }

        return metadata;
    }

    private static void Finish(EchoRequest request, ServerCallContext context)
    {
        foreach (var entry in ToMetadata(request.Trailers))
        {
            context.ResponseTrailers.Add(entry);
        }

        if (request.Failure is { Code: 0 })
        {
            throw new InvalidOperationException("Thrown because the request asks for it.");
        }

        if (request.Failure is { } failure)
        {
            var status = new Google.Rpc.Status { Code = failure.Code, Message = failure.Message };
            status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Type = failure.Reason }));
            throw status.ToRpcException();
        }
    }

    private async Task BeforeAsync(EchoRequest request, ServerCallContext context)
    {
        if (request.Headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(ToMetadata(request.Headers));
        }

        try
        {
            await Task.Delay(request.DelayMilliseconds, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            cancellations.Add(request.Text);
            throw;
        }
    }
}
