using System.Text.RegularExpressions;

namespace OnlineBooks.Tests.Running;

/// <summary>The same build as one process and as two: the page and the published contract are the same (X-18, RC-3, RC-8).</summary>
public sealed class TopologyTests
{
    private static readonly string[] Mysteries = ["1 The Maltese Falcon", "2 Murder on the Orient Express", "3 The Hound of the Baskervilles"];

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task The_page_shows_the_three_mystery_books(string topology)
    {
        await using var shop = await RunningShop.OpenAsync(topology);

        // A machine that has just begun may let the deadline of the first page pass.
        var page = await shop.ReadUntilAsync("The Maltese Falcon");

        Assert.Contains("<title>Online Books For You</title>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Mystery books you may like</h1>", page, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "<li>", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.All(Mysteries, book => Assert.Contains(book[2..], page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task A_client_in_Python_is_served_over_the_published_contract(string topology)
    {
        await using var shop = await RunningShop.OpenAsync(topology);

        var books = await Python.AskForRecommendationsAsync(shop.PublishedPort, most: 10);
        var unknown = await Python.AskForRecommendationsAsync(shop.PublishedPort, category: 7);
        var negative = await Python.AskForRecommendationsAsync(shop.PublishedPort, most: -1);
        var nobody = await Python.AskForRecommendationsAsync(shop.PublishedPort, user: -1);
        var none = await Python.AskForRecommendationsAsync(shop.PublishedPort, most: 0);

        Assert.Equal(Mysteries, books.Printed.Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal((1, "NOT_FOUND Category not found"), unknown);
        Assert.Equal(1, negative.ExitCode);
        Assert.StartsWith("INVALID_ARGUMENT", negative.Printed, StringComparison.Ordinal);
        Assert.StartsWith("INVALID_ARGUMENT", nobody.Printed, StringComparison.Ordinal);
        Assert.Equal((0, ""), none);
    }

    [Fact]
    public async Task In_the_split_a_killed_recommendations_process_never_breaks_the_page_and_is_back_by_itself()
    {
        await using var shop = await RunningShop.OpenAsync("split");

        for (var round = 0; round < 2; round++)
        {
            await shop.Program.SignalChildAsync("KILL", "recommendations");

            await shop.ReadUntilAsync("The Maltese Falcon");
        }
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task It_stops_when_it_is_told_to(string topology)
    {
        await using var shop = await RunningShop.OpenAsync(topology);

        await shop.Program.SignalAsync("TERM");

        Assert.Equal(0, await shop.Program.ExitedAsync());
    }
}
