using Google.Protobuf;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Testing.Echo;

/// <summary>The echo service that call and interceptor tests talk to: it echoes by default, and misbehaves exactly as the request asks.</summary>
/// <param name="clock">The clock of delays and of the time left.</param>
/// <param name="process">The process that answers, as the topology names it. Default: none.</param>
public sealed class EchoEndpoint(TimeProvider clock, EchoProcess? process = null) : EchoService.EchoServiceBase
{
    private static readonly string[] ReservedPrefixes = ["grpc-", "posthouse-", "traceparent", "tracestate", "user-agent", "content-", "te", ":"];

    /// <inheritdoc/>
    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        await SendHeadersAsync(request, context);
        await DelayAsync(request, context);
        SetTrailers(request, context);
        Fail(request.Failure);
        return Answer(request, number: 1, context);
    }

    /// <inheritdoc/>
    public override Task<EchoResponse> EchoInside(EchoRequest request, ServerCallContext context) => Echo(request, context);

    /// <inheritdoc/>
    public override Task<EchoResponse> EchoOnce(EchoRequest request, ServerCallContext context)
    {
        var key = context.GetIdempotencyKey();
        return Task.FromResult(new EchoResponse { Text = $"{key.Value} {key.Scope}", Number = 1 });
    }

    /// <inheritdoc/>
    public override async Task<EchoResponse> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var all = new EchoRequest();
        var count = 0;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var request = requestStream.Current;
            if (count++ == 0)
            {
                await SendHeadersAsync(request, context);
            }

            await DelayAsync(request, context);
            SetTrailers(request, context);
            Fail(request.Failure);
            all.Text += request.Text;
            all.Payload = ByteString.CopyFrom([.. all.Payload.Span, .. request.Payload.Span]);
        }

        return Answer(all, count, context);
    }

    /// <inheritdoc/>
    public override async Task Repeat(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        await SendHeadersAsync(request, context);
        SetTrailers(request, context);
        for (var number = 1; number <= request.Repeat; number++)
        {
            FailAfter(request.Failure, number - 1);
            await DelayAsync(request, context);
            await responseStream.WriteAsync(Answer(request, number, context), context.CancellationToken);
        }

        Fail(request.Failure);
    }

    /// <inheritdoc/>
    public override async Task Converse(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        var number = 0;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var request = requestStream.Current;
            if (number == 0)
            {
                await SendHeadersAsync(request, context);
            }

            await DelayAsync(request, context);
            SetTrailers(request, context);
            FailAfter(request.Failure, number);
            await responseStream.WriteAsync(Answer(request, ++number, context), context.CancellationToken);
        }
    }

    private static void FailAfter(Failure? failure, int answered)
    {
        if (failure?.After <= answered)
        {
            Fail(failure);
        }
    }

    private static void Fail(Failure? failure)
    {
        if (failure is not null)
        {
            throw EchoFailures.Of(failure);
        }
    }

    private static Task SendHeadersAsync(EchoRequest request, ServerCallContext context) =>
        request.Headers.Count == 0 ? Task.CompletedTask : context.WriteResponseHeadersAsync(ToMetadata(request.Headers));

    private static void SetTrailers(EchoRequest request, ServerCallContext context)
    {
        foreach (var entry in ToMetadata(request.Trailers))
        {
            context.ResponseTrailers.Add(entry);
        }
    }

    private static Metadata ToMetadata(IEnumerable<Pair> pairs)
    {
        var metadata = new Metadata();
        foreach (var pair in pairs)
        {
            metadata.Add(pair.Key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal)
                ? new Metadata.Entry(pair.Key, pair.Binary.ToByteArray())
                : new Metadata.Entry(pair.Key, pair.Text));
        }

        return metadata;
    }

    private static Pair ToPair(Metadata.Entry entry) => entry.IsBinary
        ? new Pair { Key = entry.Key, Binary = ByteString.CopyFrom(entry.ValueBytes) }
        : new Pair { Key = entry.Key, Text = entry.Value };

    private Task DelayAsync(EchoRequest request, ServerCallContext context) => request.DelayMilliseconds == 0
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromMilliseconds(request.DelayMilliseconds), clock, context.CancellationToken);

    private EchoResponse Answer(EchoRequest request, int number, ServerCallContext context) => new()
    {
        Text = request.Text,
        Payload = request.Payload,
        Number = number,
        Metadata =
        {
            context.RequestHeaders
                .Where(entry => !ReservedPrefixes.Any(prefix => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(ToPair),
        },
        MillisecondsLeft = context.Deadline == DateTime.MaxValue
            ? 0
            : (long)(context.Deadline - clock.GetUtcNow().UtcDateTime).TotalMilliseconds,
        Caller = context.GetCaller().Name ?? "",
        Process = process?.Name ?? "",
    };
}

/// <summary>The process that an echo service runs in.</summary>
/// <param name="Name">Its name, as the topology gives it.</param>
public sealed record EchoProcess(string Name);
