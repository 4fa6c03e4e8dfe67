using Grpc.Core;
using Posthouse.Calls;

namespace OnlineBooks.Recommendations;

/// <summary>Serves the published contract: a random choice of a category's books, none twice.</summary>
internal sealed class RecommendationsEndpoint(Catalogue catalogue, Random random) : global::Recommendations.RecommendationsBase
{
    public override async Task<RecommendationResponse> Recommend(RecommendationRequest request, ServerCallContext context)
    {
        if (!Enum.IsDefined(request.Category))
        {
            throw new NotFoundException("Category not found");
        }

        var books = await catalogue.InAsync(request.Category, context.CancellationToken);
        var chosen = Draw.From(books, request.MaxResults, random);
        return new RecommendationResponse
        {
            Recommendations = { chosen.Select(book => new BookRecommendation { Id = book.Id, Title = book.Title }) },
        };
    }
}
