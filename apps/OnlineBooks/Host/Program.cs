using OnlineBooks.Marketplace;
using OnlineBooks.Recommendations;
using Posthouse.Hosting;

return await PosthouseApp.RunAsync(args, app => app
    .Named("books")
    .Add<MarketplaceComponent>()
    .Add<RecommendationsComponent>()
    .ExternalFromEnvironment<RecommendationsComponent>("RECOMMENDATIONS_HOST", 50051));
