using System.Threading.RateLimiting;
using Grpc.Core;
using Polly;
using Posthouse.Calls;

namespace Posthouse.Hosting.Targets;

/// <summary>One call as the breaker of its target sees it: the breaker awaits its end.</summary>
/// <param name="lease">The call's place in the bulkhead.</param>
internal sealed class WatchedCall(RateLimitLease lease)
{
    private readonly TaskCompletionSource<Outcome<WatchedCall>> _ended = new();

    /// <summary>Whether the breaker lets the call through.</summary>
    public bool IsAdmitted { get; private set; }

    /// <summary>Whether the call's end says that its target does not work.</summary>
    public bool FailsTarget { get; private set; }

    /// <summary>Asks the breaker, which decides at once, and lets it wait for the end.</summary>
    /// <param name="breaker">The breaker of the target.</param>
    public void Watch(ResiliencePipeline<WatchedCall> breaker)
    {
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);

        // Never fails and needs no awaiting: it is over with the call.
        _ = breaker.ExecuteOutcomeAsync(static (_, call) => call.Admit(), context, this).AsTask();
    }

    /// <summary>Notes how the call ended.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="trailers">What came with it.</param>
    public void End(Status status, Metadata trailers)
    {
        FailsTarget = status.StatusCode == StatusCode.Unavailable && !ExceptionTranslator.HasDetails(trailers);
        lease.Dispose();
        _ended.TrySetResult(Outcome.FromResult(this));
    }

    private ValueTask<Outcome<WatchedCall>> Admit()
    {
        IsAdmitted = true;
        return new ValueTask<Outcome<WatchedCall>>(_ended.Task);
    }
}
