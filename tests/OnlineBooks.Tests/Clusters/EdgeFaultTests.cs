using System.Collections.Immutable;
using OnlineBooks.Marketplace;
using OnlineBooks.Recommendations;
using OnlineBooks.Tests.Running;
using Posthouse.Calls.Faults;
using Posthouse.Testing.Clusters;

namespace OnlineBooks.Tests.Clusters;

/// <summary>What can happen between Marketplace and Recommendations, wherever they run: the page always answers .</summary>
public sealed class EdgeFaultTests
{
    private const string Missed = "recommendations are not available";
    private const string Stocked = "The Maltese Falcon";

    private static readonly Dictionary<string, Action<EdgeFaults>> Faults = new(StringComparer.Ordinal)
    {
        ["lost on the way"] = edge => edge.Drop(),
        ["answer lost"] = edge => edge.DropAnswers(),
        ["late by an hour"] = edge => edge.Delay(TimeSpan.FromHours(1)),
        ["refused"] = edge => edge.Refuse(),
    };

    public static TheoryData<string, string> TopologiesAndFaults { get; } = new(
        from topology in (string[])["one", "split"]
        from fault in Faults.Keys
        select new TheoryDataRow<string, string>(topology, fault));

    [Theory]
    [MemberData(nameof(TopologiesAndFaults))]
    public async Task The_page_does_without_recommendations_while_a_call_is(string topology, string fault)
    {
        await using var shop = await OpenAsync(topology);

        await shop.SetFaultsAsync(faults => Faults[fault](faults.On("Marketplace", "Recommendations")), TestContext.Current.CancellationToken);
        var during = await ReadAsync(shop);
        await shop.SetFaultsAsync(faults => faults.On("Marketplace", "Recommendations").Clear(), TestContext.Current.CancellationToken);
        var after = await ReadAsync(shop);

        Assert.Contains(Missed, during, StringComparison.Ordinal);
        Assert.Contains(Stocked, after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task A_call_that_arrives_twice_shows_each_book_once(string topology)
    {
        await using var shop = await OpenAsync(topology);
        await shop.SetFaultsAsync(faults => faults.On("Marketplace", "Recommendations").Duplicate(), TestContext.Current.CancellationToken);

        var page = await ReadAsync(shop);

        Assert.Equal(3, page.Split("<li>").Length - 1);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task The_deadline_follows_the_clock_of_the_application(string topology)
    {
        await using var shop = await OpenAsync(topology);

        await shop.AdvanceAsync(TimeSpan.FromDays(1), TestContext.Current.CancellationToken);

        Assert.Contains(Stocked, await ReadAsync(shop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_it_is_missed_and_started_again_it_is_back()
    {
        await using var shop = await OpenAsync("split");

        await shop.StopAsync("recommendations", TestContext.Current.CancellationToken);
        var during = await ReadAsync(shop);
        await shop.RestartAsync("recommendations", TestContext.Current.CancellationToken);
        var after = await ReadAsync(shop);

        Assert.Contains(Missed, during, StringComparison.Ordinal);
        Assert.Contains(Stocked, after, StringComparison.Ordinal);
    }

    private static Task<TestCluster> OpenAsync(string topology) => TestCluster.StartAsync(
        Repository.At("apps", "OnlineBooks", "Host", "topologies", topology + ".json"),
        new TestClusterOptions
        {
            Compose = app => app.Add<MarketplaceComponent>().Add<RecommendationsComponent>(),
            Listen = ImmutableSortedDictionary<string, Uri>.Empty.Add("Recommendations", new Uri($"http://localhost:{RunningShop.FreePort()}")),
        },
        TestContext.Current.CancellationToken);

    private static Task<string> ReadAsync(TestCluster shop) =>
        shop.Public.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
}
