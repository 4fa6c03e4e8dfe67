using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look;
using Posthouse.Look.Serving;

namespace PartnerHotels.Home;

/// <summary>What a person sees who looks at the partner itself.</summary>
internal static class HomePages
{
    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(HomePages).Assembly, "/partner");

    public static void Map(IEndpointRouteBuilder endpoints, Func<PartnerView> look)
    {
        endpoints.MapLook().MapAssets(Assets);
        var pages = endpoints.MapPages(errorPage: static () => new PageResult<BrokenPage>(status: StatusCodes.Status500InternalServerError));
        pages.MapPage("/", () => new PageResult<PartnerPage>(new() { [nameof(PartnerPage.View)] = look() }));
    }

    /// <summary>Whether a path is of the pages, and not of the protocol, which can have faults.</summary>
    public static bool Has(PathString path) =>
        path == "/" || path == "/favicon.ico" || path.StartsWithSegments("/look", StringComparison.Ordinal) || path.StartsWithSegments(Assets.Prefix, StringComparison.Ordinal);
}
