using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlineBooks.Marketplace.Home;
using Posthouse.Look;
using Posthouse.Look.Serving;
using Posthouse.Rest;

namespace OnlineBooks.Marketplace.Shop;

/// <summary>Everything that the shop shows.</summary>
internal static class ShopPages
{
    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(ShopPages).Assembly, "/shop");

    public static ApiPageLook ApiPage { get; } = new()
    {
        Theme = LookTheme.Books.Name,
        StyleSheets = [LookAssets.Shared.AddressOf("look.css"), Assets.AddressOf("shop.css")],
        Fonts = [LookAssets.Shared.AddressOf("instrument-sans.woff2"), LookAssets.Shared.AddressOf("newsreader.woff2")],
        Mark = LookAssets.Shared.AddressOf("mark.svg"),
        Name = "Online Books",
        Tail = "For You",
        HasBand = false,
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLook().MapAssets(Assets);

        var pages = endpoints.MapPages(errorPage: () => new PageResult<BrokenPage>(status: StatusCodes.Status500InternalServerError));
        pages.MapPage("/", ShowHomeAsync);
        pages.MapPage("/robots.txt", () => Results.Text("User-agent: *\nAllow: /\n"));
        pages.MapPage("/{**anywhere}", () => new PageResult<NotFoundPage>(status: StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> ShowHomeAsync(RecommendedBooks books, CancellationToken aborted) =>
        new PageResult<HomePage>(new() { [nameof(HomePage.Shelf)] = await books.ForVisitorAsync(aborted) });
}
