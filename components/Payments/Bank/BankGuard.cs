using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Posthouse.Payments.Bank;

/// <summary>
/// Stands before every request to the bank. One whose connection was lost, or that the bank is carrying out for somebody else at the moment, is made again a few times;
/// every request may be, because those that change something carry an idempotency key. A bank that keeps failing is left alone for a while, and every request ends at once; then one tries, and when it gets an answer all go through again.
/// </summary>
internal sealed class BankGuard
{
    private const double FailureRatio = 0.5;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly ResiliencePipeline _pipeline;

    public BankGuard(PaymentsOptions options, TimeProvider clock, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = clock };
        if (options.BankRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Exception is BankUnreachableException { IsConnectionLost: true } or BankUnreachableException { IsBusy: true }),
                MaxRetryAttempts = options.BankRetries,
                Delay = FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        // Inside the retries, so that each attempt counts and none is made of a bank that is left alone.
        _pipeline = builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Exception is BankUnreachableException { IsBusy: false }),
                FailureRatio = FailureRatio,
                MinimumThroughput = options.BankFailuresUntilLeftAlone,
                SamplingDuration = Window,
                BreakDuration = options.BankLeftAloneFor,
                OnOpened = opened =>
                {
                    Log.LeftAlone(logger, opened.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    Log.AnswersAgain(logger);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Makes a request.</summary>
    /// <exception cref="BankUnreachableException">It has no answer, or the bank is being left alone.</exception>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(request, cancellationToken);
        }
        catch (BrokenCircuitException broken)
        {
            throw new BankUnreachableException("The bank has not answered lately and is left alone for a moment.", broken) { IsLeftAlone = true };
        }
    }
}
