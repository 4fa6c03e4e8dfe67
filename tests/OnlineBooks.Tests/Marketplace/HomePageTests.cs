using System.Net;
using System.Text.RegularExpressions;
using Grpc.Core;

namespace OnlineBooks.Tests.Marketplace;

/// <summary>MK-1 and X-18: the first page, with and without recommendations.</summary>
public sealed class HomePageTests
{
    private static readonly (int, string)[] Books =
        [(2, "Murder on the Orient Express"), (1, "The Maltese Falcon"), (3, "The Hound of the Baskervilles")];

    [Fact]
    public async Task It_has_its_title_its_heading_and_three_books_in_the_order_given()
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With(Books));

        var page = await shop.OpenPageAsync();

        Assert.Equal("Online Books For You", page.Title);
        Assert.Equal("Mystery books you may like", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(Books.Select(book => book.Item2), page.QuerySelectorAll("li h2").Select(title => title.TextContent));
    }

    [Fact]
    public async Task The_text_of_a_bare_list_item_occurs_exactly_three_times()
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With(Books));

        var html = await shop.ReadAsync("/");

        Assert.Equal(3, Regex.Count(html, "<li>", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("<title>Online Books For You</title>", html, StringComparison.Ordinal);
        Assert.Contains("<h1>Mystery books you may like</h1>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_for_three_mystery_books_for_user_1_and_waits_one_second_at_most()
    {
        var asked = new TaskCompletionSource<(RecommendationRequest Request, CallOptions Options)>();
        await using var shop = await Shop.OpenAsync(new ScriptedRecommendations((request, options) =>
        {
            asked.SetResult((request, options));
            return Task.FromResult(new RecommendationResponse());
        }));
        var before = TimeProvider.System.GetUtcNow();

        await shop.ReadAsync("/");

        var (request, options) = await asked.Task;
        Assert.Equal(new RecommendationRequest { UserId = 1, Category = BookCategory.Mystery, MaxResults = 3 }, request);
        Assert.InRange(options.Deadline!.Value, before.UtcDateTime, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.PermissionDenied)]
    public async Task Without_recommendations_it_answers_and_says_so(StatusCode status)
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.Failing(status));

        var answer = await shop.AskAsync(HttpMethod.Get, "/");

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("recommendations are not available", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<li>", html, StringComparison.Ordinal);
        Assert.Contains("<h1>Mystery books you may like</h1>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_recovers_as_soon_as_recommendations_do()
    {
        var up = false;
        await using var shop = await Shop.OpenAsync(new ScriptedRecommendations((_, _) => up
            ? Task.FromResult(new RecommendationResponse { Recommendations = { new BookRecommendation { Id = 1, Title = "Back" } } })
            : Task.FromException<RecommendationResponse>(new RpcException(new Status(StatusCode.Unavailable, "away")))));

        var during = await shop.ReadAsync("/");
        up = true;
        var after = await shop.ReadAsync("/");

        Assert.Contains("not available", during, StringComparison.Ordinal);
        Assert.DoesNotContain("not available", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_to_recommend_it_says_that_and_not_that_something_failed()
    {
        await using var shop = await Shop.OpenAsync(ScriptedRecommendations.With());

        var html = await shop.ReadAsync("/");

        Assert.Contains("nothing to recommend", html, StringComparison.Ordinal);
        Assert.DoesNotContain("not available", html, StringComparison.Ordinal);
    }
}
