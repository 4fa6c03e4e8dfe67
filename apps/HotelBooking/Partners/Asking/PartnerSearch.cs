using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Partners.Offers;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HotelBooking.Partners.Asking;

/// <summary>Asks all partners at once. Each answers, fails or runs out of time for itself; none can hold up or spoil what the others say.</summary>
internal sealed class PartnerSearch(PartnerDirectory partners, OfferDesk desk, PartnersOptions options, PartnerMeasures measures, TimeProvider time, ILogger<PartnerSearch> logger)
    : IAsyncDisposable
{
    // What is left over from the caller's time for sending the last answer.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private readonly AnswerCache<FindOffersResponse> _answers = new(options.AnswersKeptFor, time, partners.Random);
    private readonly Dictionary<string, SearchGuard> _guards = partners.All.ToDictionary(partner => partner.Name, _ => new SearchGuard(options, time), StringComparer.Ordinal);

    // The partners whose last answer was none; everybody who waits for one meets the same, so it is said once.
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);

    /// <summary>One answer for each partner, as they come.</summary>
    /// <param name="query">The question.</param>
    /// <param name="deadline">Until when the caller waits, UTC.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    public async IAsyncEnumerable<FindOffersResponse> AskAllAsync(PartnerQuery query, DateTime deadline, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(Budget(deadline), time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        await desk.PrepareAsync(cancellationToken);
        var asked = partners.All.Select(partner => AskAsync(partner, query, waiting.Token)).ToList();
        await foreach (var answered in Task.WhenEach(asked).WithCancellation(cancellationToken))
        {
            var answer = await answered;
            measures.Answered(answer);
            yield return answer;
        }
    }

    public ValueTask DisposeAsync() => _answers.DisposeAsync();

    private TimeSpan Budget(DateTime deadline)
    {
        var left = deadline == DateTime.MaxValue ? options.SearchBudget : deadline - time.GetUtcNow().UtcDateTime - Margin;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < options.SearchBudget ? left : options.SearchBudget;
    }

    private async Task<FindOffersResponse> AskAsync(IPartner partner, PartnerQuery query, CancellationToken waiting)
    {
        try
        {
            var answer = await _answers.GetAsync($"{partner.Name} {query.Key}", closing => FindAsync(partner, query, closing), waiting);
            _failing.TryRemove(partner.Name, out _);
            return answer;
        }
        catch (BrokenCircuitException)
        {
            return Without(partner, PartnerAnswer.Skipped);
        }
        catch (Exception late) when (late is TimeoutRejectedException or OperationCanceledException)
        {
            Log.TimedOut(logger, LevelOf(partner), partner.Name);
            return Without(partner, PartnerAnswer.TimedOut);
        }
        catch (PartnerFailedException failed)
        {
            Log.Failed(logger, LevelOf(partner), partner.Name, failed.Failure, failed.Message);
            return Without(partner, failed.Failure == PartnerFailure.Crowded ? PartnerAnswer.Skipped : PartnerAnswer.Failed);
        }
    }

    private async Task<FindOffersResponse> FindAsync(IPartner partner, PartnerQuery query, CancellationToken closing)
    {
        var readings = await _guards[partner.Name].RunAsync(async patience => await partner.FindAsync(query, patience), closing);
        var (sound, dropped) = OfferRules.Sort(readings, query);
        var answer = new FindOffersResponse { Partner = partner.Name, Answer = dropped.Count == 0 ? PartnerAnswer.Ok : PartnerAnswer.Partial };
        foreach (var offer in sound)
        {
            answer.Offers.Add(await desk.WriteAsync(partner.Name, offer, query, closing));
        }

        foreach (var (reason, count) in dropped)
        {
            answer.Dropped[reason] = count;
            Log.Dropped(logger, partner.Name, count, reason);
        }

        measures.Dropped(answer);
        return answer;
    }

    private LogLevel LevelOf(IPartner partner) => _failing.TryAdd(partner.Name, true) ? LogLevel.Warning : LogLevel.Debug;

    private static FindOffersResponse Without(IPartner partner, PartnerAnswer answer) => new() { Partner = partner.Name, Answer = answer };
}
