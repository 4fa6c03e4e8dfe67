using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HotelBooking.Partners.Asking;

/// <summary>
/// Stands before the searches of one partner: none may take too long, and a partner that keeps failing is left alone for a while, until one search finds that it works again.
/// What concerns a booking is always tried, and does not pass here.
/// </summary>
internal sealed class SearchGuard
{
    private readonly ResiliencePipeline _pipeline;

    public SearchGuard(PartnersOptions options, TimeProvider time)
    {
        var failed = new PredicateBuilder().Handle<PartnerFailedException>().Handle<TimeoutRejectedException>();
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = failed,
                FailureRatio = 0.5,
                MinimumThroughput = options.FailuresUntilSkipped,
                SamplingDuration = options.FailureWindow,
                BreakDuration = options.SkippedFor,
            })
            .AddTimeout(options.SearchPatience)
            .Build();
    }

    /// <summary>Runs a search.</summary>
    /// <exception cref="BrokenCircuitException">The partner is being left alone.</exception>
    /// <exception cref="TimeoutRejectedException">It took too long.</exception>
    /// <exception cref="PartnerFailedException">It failed.</exception>
    public ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> search, CancellationToken cancellationToken) => _pipeline.ExecuteAsync(search, cancellationToken);
}
