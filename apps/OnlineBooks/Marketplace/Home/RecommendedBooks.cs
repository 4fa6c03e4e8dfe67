using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace OnlineBooks.Marketplace.Home;

/// <summary>Asks for recommendations, and does without them when nobody answers in time.</summary>
internal sealed class RecommendedBooks(
    global::Recommendations.RecommendationsClient recommendations, TimeProvider time, ILogger<RecommendedBooks> logger)
{
    private const int Places = 3;

    // A page that is ready but for its recommendations is not held up for longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Until visitors sign in, all of them are this user of the published contract.
    private const int Visitor = 1;

    /// <summary>At most three mystery books, no book twice.</summary>
    public async Task<Shelf> ForVisitorAsync(CancellationToken aborted)
    {
        var request = new RecommendationRequest { UserId = Visitor, Category = BookCategory.Mystery, MaxResults = Places };
        try
        {
            var deadline = (time.GetUtcNow() + Patience).UtcDateTime;
            var reply = await recommendations.RecommendAsync(request, deadline: deadline, cancellationToken: aborted);
            return Shelf.With(reply.Recommendations.Select(ShelvedBook.From).OfType<ShelvedBook>().DistinctBy(book => book.Id).Take(Places));
        }
        catch (RpcException failure)
        {
            if (!aborted.IsCancellationRequested)
            {
                Log.WithoutRecommendations(logger, failure.StatusCode, failure.Status.Detail);
            }

            return Shelf.Unavailable;
        }
    }
}
