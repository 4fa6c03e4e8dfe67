using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Partners;
using Microsoft.Extensions.Logging;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Partners;

/// <summary>AC-27: one of three partners hangs. The clock is the test's: nothing here waits for time to pass.</summary>
public sealed class SilentPartnerTests
{
    private const string Silent = PartnerBench.Nordhus;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_others_are_shown_before_and_the_silent_one_is_said_to_be_late()
    {
        await using var bench = await PartnerBench.StartAsync();
        bench.Servers[Silent].Switch("hang", on: true);

        var answers = await bench.AskPastAsync(Silent);

        Assert.All(answers.Values, answer => Assert.Equal(answer.Partner == Silent ? PartnerAnswer.TimedOut : PartnerAnswer.Ok, answer.Answer));
    }

    [Fact]
    public async Task Five_failures_open_the_breaker_which_half_opens_and_recovers()
    {
        await using var bench = await PartnerBench.StartAsync(options => options with { AnswersKeptFor = TimeSpan.Zero, FailureWindow = TimeSpan.FromMinutes(5) });
        var server = bench.Servers[Silent];
        server.Switch("hang", on: true);
        for (var failure = 1; failure <= 5; failure++)
        {
            Assert.Equal(PartnerAnswer.TimedOut, (await bench.AskPastAsync(Silent))[Silent].Answer);
        }

        var asked = server.Asked;
        Assert.Equal(PartnerAnswer.Skipped, (await bench.AskAsync())[Silent].Answer);
        Assert.Equal(asked, server.Asked);

        bench.Clock.Advance(bench.Get<PartnersOptions>().SkippedFor);
        Assert.Equal(PartnerAnswer.TimedOut, (await bench.AskPastAsync(Silent))[Silent].Answer);
        Assert.Equal(asked + 1, server.Asked);
        Assert.Equal(PartnerAnswer.Skipped, (await bench.AskAsync())[Silent].Answer);

        server.Switch("hang", on: false);
        bench.Clock.Advance(bench.Get<PartnersOptions>().SkippedFor);
        Assert.Equal(PartnerAnswer.Ok, (await bench.AskAsync())[Silent].Answer);
        Assert.Equal(PartnerAnswer.Ok, (await bench.AskAsync())[Silent].Answer);
    }

    [Fact]
    public async Task A_partner_that_keeps_failing_is_one_warning_until_it_has_answered_again()
    {
        await using var bench = await PartnerBench.StartAsync(options => options with { AnswersKeptFor = TimeSpan.Zero });
        foreach (var isFailing in (bool[])[true, true, false, true])
        {
            bench.Servers[Silent].Switch("server-error", isFailing);
            Assert.Equal(isFailing ? PartnerAnswer.Failed : PartnerAnswer.Ok, (await bench.AskAsync())[Silent].Answer);
        }

        Assert.Equal(2, bench.Logs.Lines.Count(static line => line.Level == LogLevel.Warning && line.Message.StartsWith($"{Silent} failed a search", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_caller_with_less_time_is_answered_within_it()
    {
        await using var bench = await PartnerBench.StartAsync();
        bench.Servers[Silent].Switch("hang", on: true);
        var answers = new List<FindOffersResponse>();

        await foreach (var answer in bench.Search.AskAllAsync(PartnerBench.Question(), bench.Clock.GetUtcNow().UtcDateTime.AddSeconds(1), Cancelled))
        {
            answers.Add(answer);
            if (answers.Count == 2)
            {
                bench.Clock.Advance(TimeSpan.FromMilliseconds(900));
            }
        }

        Assert.Equal([PartnerAnswer.Ok, PartnerAnswer.Ok, PartnerAnswer.TimedOut], answers.Select(answer => answer.Answer));
    }

    [Fact]
    public async Task A_question_that_many_have_is_put_once_and_again_when_its_answer_is_old()
    {
        await using var bench = await PartnerBench.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.AskAsync()));
        Assert.All(bench.Servers.Values, server => Assert.Equal(1, server.Asked));

        bench.Clock.Advance(bench.Get<PartnersOptions>().AnswersKeptFor * 1.2);
        await bench.AskAsync();
        Assert.All(bench.Servers.Values, server => Assert.Equal(2, server.Asked));
    }

    [Fact]
    public async Task A_partner_gets_no_more_requests_at_a_time_than_was_agreed()
    {
        await using var bench = await PartnerBench.StartAsync(options => options with { MaxRequestsAtOnce = 1 });
        bench.Servers[Silent].Switch("hang", on: true);
        var first = bench.AskPastAsync(Silent);
        await Eventually.HoldsAsync(() => bench.Servers[Silent].Waiting == 1 || first.IsCompleted, "the partner is asked, or skipped", Cancelled);

        var second = await bench.AskAsync(PartnerBench.Question(nights: 3));

        Assert.True(second[Silent].Answer is PartnerAnswer.Skipped || first.IsCompleted);
        Assert.Equal(PartnerAnswer.TimedOut, (await first)[Silent].Answer);
    }
}
