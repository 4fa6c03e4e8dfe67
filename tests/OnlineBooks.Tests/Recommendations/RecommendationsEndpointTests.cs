using Microsoft.Extensions.Logging.Abstractions;
using OnlineBooks.Recommendations;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Storage;

namespace OnlineBooks.Tests.Recommendations;

/// <summary>X-17: make the class, call the method. The nine books come from the component's own database (RC-4, RC-7).</summary>
public sealed class RecommendationsEndpointTests : IAsyncLifetime
{
    private static readonly Dictionary<BookCategory, (int Id, string Title)[]> Published = new()
    {
        [BookCategory.Mystery] = [(1, "The Maltese Falcon"), (2, "Murder on the Orient Express"), (3, "The Hound of the Baskervilles")],
        [BookCategory.ScienceFiction] = [(4, "The Hitchhiker's Guide to the Galaxy"), (5, "Ender's Game"), (6, "The Dune Chronicles")],
        [BookCategory.SelfHelp] =
            [(7, "The 7 Habits of Highly Effective People"), (8, "How to Win Friends and Influence People"), (9, "Man's Search for Meaning")],
    };

    private readonly TemporaryFolder _folder = new();
    private Database _database = null!;
    private RecommendationsEndpoint _endpoint = null!;

    public async ValueTask InitializeAsync()
    {
        var environment = new StorageEnvironment(
            TimeProvider.System, () => Guid.Empty, new Random(1), NullLoggerFactory.Instance, CrashPoints.None);
        _database = await ComponentStorage.OpenAsync(
            ComponentDefinition.Of<RecommendationsComponent>(),
            new StorageOptions { Directory = _folder.Path },
            environment,
            TestContext.Current.CancellationToken);
        _endpoint = new RecommendationsEndpoint(new Catalogue(_database), new Random(1));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(BookCategory.Mystery)]
    [InlineData(BookCategory.ScienceFiction)]
    [InlineData(BookCategory.SelfHelp)]
    public async Task A_category_has_its_three_published_books(BookCategory category)
    {
        var books = await RecommendAsync(category, most: 1_000);

        Assert.Equal(Published[category], books.Select(book => (book.Id, book.Title)).Order());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(int.MaxValue, 3)]
    public async Task At_most_as_many_as_wanted_and_none_twice(int wanted, int come)
    {
        var books = await RecommendAsync(BookCategory.SelfHelp, wanted);

        Assert.Equal(come, books.Select(book => book.Id).Distinct().Count());
        Assert.Equal(come, books.Count);
    }

    [Fact]
    public async Task Over_time_every_book_of_a_category_is_recommended_first()
    {
        var first = new HashSet<int>();
        for (var visit = 0; visit < 100; visit++)
        {
            first.Add((await RecommendAsync(BookCategory.Mystery, most: 1))[0].Id);
        }

        Assert.Equal([1, 2, 3], first.Order());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task An_unknown_category_is_not_found(int category)
    {
        var failure = await Assert.ThrowsAsync<NotFoundException>(() => RecommendAsync((BookCategory)category, most: 3));

        Assert.Equal("Category not found", failure.Message);
    }

    private async Task<IList<BookRecommendation>> RecommendAsync(BookCategory category, int most)
    {
        var request = new RecommendationRequest { UserId = 1, Category = category, MaxResults = most };
        var reply = await _endpoint.Recommend(request, new StandInCallContext(TestContext.Current.CancellationToken));
        return reply.Recommendations;
    }
}
