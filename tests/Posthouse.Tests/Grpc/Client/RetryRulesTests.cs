using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Grpc.Client;

namespace Posthouse.Tests.Grpc.Client;

public sealed class RetryRulesTests
{
    private static readonly CallOutcome Unavailable = new(new Status(StatusCode.Unavailable, ""));

    [Fact]
    public void Waits_grow_to_the_longest_and_are_spread_by_a_fifth()
    {
        var policy = new RetryPolicy { InitialBackoff = TimeSpan.FromMilliseconds(100), MaxBackoff = TimeSpan.FromMilliseconds(500), BackoffMultiplier = 2, MaxAttempts = 10, MaxTokens = 1000 };
        var rules = new RetryRules(policy with { Random = new Random(7) });
        int[] expected = [100, 200, 400, 500, 500];
        var seen = new HashSet<double>();

        for (var round = 0; round < 20; round++)
        {
            for (var attempts = 1; attempts <= expected.Length; attempts++)
            {
                var wait = rules.Again(Unavailable, attempts, mayRepeat: true)!.Value.TotalMilliseconds;
                Assert.InRange(wait, expected[attempts - 1] * 0.8, expected[attempts - 1] * 1.2);
                seen.Add(wait);
            }
        }

        Assert.True(seen.Count > 90, "The waits are not spread.");
    }

    [Fact]
    public void A_servers_wait_is_kept_as_it_is()
    {
        var pushed = new CallOutcome(new Status(StatusCode.Unavailable, ""), new Metadata { { "grpc-retry-pushback-ms", "1234" } });

        Assert.Equal(TimeSpan.FromMilliseconds(1234), new RetryRules(new RetryPolicy()).Again(pushed, attempts: 1, mayRepeat: true));
    }

    [Fact]
    public void A_budget_is_never_over_full_nor_below_nothing()
    {
        var budget = new RetryBudget(maxTokens: 4, tokenRatio: 0.5);
        budget.Succeed();
        Assert.True(budget.Allows);

        budget.Fail();
        Assert.True(budget.Allows);
        budget.Fail();
        Assert.False(budget.Allows);

        for (var times = 0; times < 100; times++)
        {
            budget.Fail();
        }

        for (var times = 0; times < 5; times++)
        {
            Assert.False(budget.Allows);
            budget.Succeed();
        }

        Assert.True(budget.Allows);
    }
}
