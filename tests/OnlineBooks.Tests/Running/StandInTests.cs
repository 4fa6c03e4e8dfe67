using System.Text.Json;

namespace OnlineBooks.Tests.Running;

/// <summary>A server in another language stands in for Recommendations (MK-2, MK-3), and is missed without harm .</summary>
public sealed class StandInTests
{
    private const string Missed = "recommendations are not available";
    private const string Stocked = "Python: Mystery One";

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task The_environment_names_the_server(string topology)
    {
        await using var recommendations = await Python.ServeRecommendationsAsync();
        await using var shop = await RunningShop.OpenAsync(topology, recommendationsHost: $"localhost:{recommendations.Announced}");

        var page = await shop.ReadUntilAsync(Stocked);

        Assert.DoesNotContain(Missed, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topology_names_the_server()
    {
        await using var recommendations = await Python.ServeRecommendationsAsync();
        using var folder = new TemporaryFolder();
        var topology = Path.Combine(folder.Path, "stand-in.json");
        await File.WriteAllTextAsync(topology, JsonSerializer.Serialize(new
        {
            processes = new { shop = new { components = (string[])["*"], @public = true } },
            external = new { Recommendations = $"http://localhost:{recommendations.Announced}" },
        }), TestContext.Current.CancellationToken);
        await using var shop = await RunningShop.OpenAsync(topology, publishes: false);

        var page = await shop.ReadUntilAsync(Stocked);

        Assert.DoesNotContain(Missed, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_it_is_missed_at_once_and_back_by_itself()
    {
        string port;
        await using var first = await Python.ServeRecommendationsAsync();
        port = first.Announced;
        await using var shop = await RunningShop.OpenAsync(recommendationsHost: $"localhost:{port}");
        await shop.ReadUntilAsync(Stocked);

        await first.SignalAsync("KILL");
        await first.ExitedAsync();
        Assert.Contains(Missed, await shop.ReadAsync(), StringComparison.Ordinal);

        await using var second = await Python.ServeRecommendationsAsync(port);
        await shop.ReadUntilAsync(Stocked);
    }

    [Fact]
    public async Task Frozen_it_holds_the_page_up_no_longer_than_the_deadline()
    {
        await using var recommendations = await Python.ServeRecommendationsAsync();
        await using var shop = await RunningShop.OpenAsync(recommendationsHost: $"localhost:{recommendations.Announced}");
        await shop.ReadUntilAsync(Stocked);

        // The browser gives up after a minute; a frozen server would hold it for ever.
        await recommendations.SignalAsync("STOP");
        Assert.Contains(Missed, await shop.ReadAsync(), StringComparison.Ordinal);

        await recommendations.SignalAsync("CONT");
        await shop.ReadUntilAsync(Stocked);
    }

    [Fact]
    public async Task Never_there_it_is_missed_from_the_start()
    {
        await using var shop = await RunningShop.OpenAsync(recommendationsHost: "localhost:1");

        Assert.Contains(Missed, await shop.ReadAsync(), StringComparison.Ordinal);
    }
}
