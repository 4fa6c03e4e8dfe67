using System.Security.Cryptography;
using Google.Api;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Posthouse.Storage;

namespace OnlineBooks.Recommendations;

/// <summary>Recommends books. Its contract is published elsewhere and may not be edited, so its rules stand here.</summary>
public sealed class RecommendationsComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Serves<RecommendationsEndpoint>(rules => rules
            .Allow("Recommendations/Recommend", Access.Public)
            .Map("Recommendations/Recommend", new HttpRule { Get = "/api/recommendations/v1/users/{user_id}/recommendations" })
            .Validate("RecommendationRequest.user_id", min: 0)
            .Validate("RecommendationRequest.max_results", min: 0))
        .Stores(Migrations.Of<RecommendationsComponent>())
        .Uses(services => services
            .AddScoped<Catalogue>()
            .AddTransient(_ => new Random(RandomNumberGenerator.GetInt32(int.MaxValue))));
}
