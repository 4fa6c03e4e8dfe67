using AngleSharp.Dom;

namespace OnlineBooks.Tests.Marketplace;

/// <summary>Any server may stand in for Recommendations: what it sends is shown, never obeyed.</summary>
public sealed class HostileRecommendationsTests
{
    [Fact]
    public async Task Markup_in_a_title_is_text()
    {
        const string title = "<li><script>alert(1)</script> & \"quoted\" 'title'</li>";
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With((1, title)));

        var page = await shop.OpenPageAsync();

        Assert.Equal(title, Titles(page).Single());
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Single(page.QuerySelectorAll("li"));
    }

    [Fact]
    public async Task Of_ten_thousand_books_three_are_shown()
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With(Enumerable.Range(1, 10_000).Select(id => (id, $"Book {id}"))));

        var page = await shop.OpenPageAsync();

        Assert.Equal(["Book 1", "Book 2", "Book 3"], Titles(page));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("\u200b\u2060\u202e")]
    [InlineData("\0\u0001")]
    public async Task A_title_with_nothing_to_read_gives_its_place_to_the_next(string blank)
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With((1, blank), (2, "Readable")));

        var page = await shop.OpenPageAsync();

        Assert.Equal(["Readable"], Titles(page));
    }

    [Fact]
    public async Task A_book_sent_twice_is_shown_once()
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With((1, "One"), (1, "One again"), (2, "Two")));

        var page = await shop.OpenPageAsync();

        Assert.Equal(["One", "Two"], Titles(page));
    }

    [Fact]
    public async Task A_title_is_one_line_without_control_characters()
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With((1, "  Two\r\n\tlines\u0000 and\u0085more ")));

        var page = await shop.OpenPageAsync();

        Assert.Equal("Two lines and more", Titles(page).Single());
    }

    [Fact]
    public async Task A_long_title_is_cut_between_what_readers_see_as_characters()
    {
        // A family of five code points, and a letter under a thousand accents.
        var family = string.Concat(Enumerable.Repeat("\U0001F469\u200D\U0001F469\u200D\U0001F467", 200));
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With(
            (1, new string('a', 5_000)), (2, family), (3, "e" + string.Concat(Enumerable.Repeat("\u0301", 1_000)))));

        var titles = Titles(await shop.OpenPageAsync()).ToList();

        Assert.Equal(new string('a', 119) + "…", titles[0]);
        Assert.All(titles, title => Assert.InRange(title.Length, 1, 500));
        Assert.EndsWith("\U0001F467…", titles[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public async Task Any_number_has_a_cover(int id)
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With((id, "Numbered")));

        var page = await shop.OpenPageAsync();

        var cover = await shop.ReadAsync(page.QuerySelector("li img")!.GetAttribute("src")!);
        Assert.StartsWith("<svg", cover, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll("li h2").Select(title => title.TextContent);
}
