using Microsoft.Extensions.DependencyInjection;
using OnlineBooks.Marketplace.Home;
using OnlineBooks.Marketplace.Shop;
using Posthouse.Components;

namespace OnlineBooks.Marketplace;

/// <summary>The pages of Online Books For You.</summary>
public sealed class MarketplaceComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Calls<global::Recommendations.RecommendationsClient>()
        .Exposes("/", ShopPages.Map)
        .DressesApiPage(ShopPages.ApiPage)
        .Uses(services => services.AddScoped<RecommendedBooks>());
}
