using System.Threading.RateLimiting;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Posthouse.Grpc.Client;

namespace Posthouse.Hosting.Targets;

/// <summary>The bulkhead and the circuit breaker of one target.</summary>
internal sealed class TargetGuard : CallGuard, IDisposable
{
    private readonly string _target;
    private readonly TargetOptions _options;
    private readonly ConcurrencyLimiter _bulkhead;
    private readonly ResiliencePipeline<WatchedCall> _breaker;
    private readonly CircuitBreakerManualControl _control = new();

    public TargetGuard(string target, TargetOptions options, TimeProvider time)
    {
        _target = target;
        _options = options;
        _bulkhead = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.MostCalls, QueueLimit = 0 });
        _breaker = new ResiliencePipelineBuilder<WatchedCall> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<WatchedCall>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.FewestCalls,
                SamplingDuration = options.SamplingPeriod,
                BreakDuration = options.BreakPeriod,
                ManualControl = _control,
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Result?.FailsTarget == true),
            })
            .Build();
    }

    public override Action<Status, Metadata> Begin(IMethod method, CallOptions options)
    {
        var lease = _bulkhead.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            throw new RpcException(new Status(
                StatusCode.ResourceExhausted, $"{_options.MostCalls} calls of {_target} are under way, which is as many as may be. Try again later."));
        }

        if (options.IsWaitForReady)
        {
            return (_, _) => lease.Dispose();
        }

        var call = new WatchedCall(lease);
        call.Watch(_breaker);
        if (!call.IsAdmitted)
        {
            lease.Dispose();
            throw new RpcException(new Status(
                StatusCode.Unavailable, $"{_target} has not been reachable lately: no call is made for up to {_options.BreakPeriod.TotalSeconds:0.#} s. Try again later."));
        }

        return call.End;
    }

    /// <summary>Lets calls through again: the target is elsewhere now.</summary>
    public void Forgive()
    {
        // Done when it returns: nothing listens to the breaker, so there is nothing to wait for.
        _ = _control.CloseAsync(CancellationToken.None);
    }

    public void Dispose() => _bulkhead.Dispose();
}
