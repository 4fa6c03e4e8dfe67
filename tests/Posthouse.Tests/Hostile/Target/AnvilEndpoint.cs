using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Hostile.Target;

/// <summary>The echo of each call kind, without what a request can ask for: whatever goes wrong here was not asked for.</summary>
internal class AnvilEndpoint : EchoService.EchoServiceBase
{
    private const int MostAnswers = 8;

    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) => Task.FromResult(Answer(request, 1, context));

    public override Task<EchoResponse> EchoOnce(EchoRequest request, ServerCallContext context) => Task.FromResult(Answer(request, 1, context));

    public override async Task<EchoResponse> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var answer = new EchoResponse();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            answer = Answer(requestStream.Current, answer.Number + 1, context);
        }

        return answer;
    }

    public override async Task Repeat(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        for (var number = 1; number <= Math.Min(request.Repeat, MostAnswers); number++)
        {
            await responseStream.WriteAsync(Answer(request, number, context), context.CancellationToken);
        }
    }

    public override async Task Converse(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context)
    {
        var number = 0;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(Answer(requestStream.Current, ++number, context), context.CancellationToken);
        }
    }

    /// <summary>Where a planted parser looks at the payload.</summary>
    protected virtual void Look(ReadOnlySpan<byte> payload)
    {
    }

    /// <summary>Whether it looks at those of a method.</summary>
    protected virtual bool LooksAt(string method) => true;

    private EchoResponse Answer(EchoRequest request, int number, ServerCallContext context)
    {
        if (LooksAt(context.Method))
        {
            Look(request.Payload.Span);
        }

        return new EchoResponse { Text = request.Text, Payload = request.Payload, Number = number };
    }
}

internal sealed class HangingAnvilEndpoint : AnvilEndpoint
{
    protected override void Look(ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty)
        {
            payload = payload[Math.Min(payload[0], payload.Length)..];
        }
    }
}

internal sealed class CrashingAnvilEndpoint : AnvilEndpoint
{
    protected override void Look(ReadOnlySpan<byte> payload)
    {
        if (!payload.IsEmpty)
        {
            Look(payload[Math.Min(payload[0], payload.Length)..]);
            GC.KeepAlive(this);
        }
    }
}

internal class ThrowingAnvilEndpoint : AnvilEndpoint
{
    protected override void Look(ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty)
        {
            payload = payload[Math.Max((byte)1, payload[0])..];
        }
    }
}

internal sealed class CollectingAnvilEndpoint : ThrowingAnvilEndpoint
{
    protected override bool LooksAt(string method) => method.EndsWith("/Collect", StringComparison.Ordinal);
}

internal sealed class ConversingAnvilEndpoint : ThrowingAnvilEndpoint
{
    protected override bool LooksAt(string method) => method.EndsWith("/Converse", StringComparison.Ordinal);
}

internal sealed class KeyedAnvilEndpoint : ThrowingAnvilEndpoint
{
    protected override bool LooksAt(string method) => method.EndsWith("/EchoOnce", StringComparison.Ordinal);
}
