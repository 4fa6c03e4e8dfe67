using Bank.Counter;
using Bank.Faults;
using Bank.Moves;
using Posthouse.Look;
using Posthouse.Look.Serving;

namespace Bank.Home;

/// <summary>What a person sees who looks at the bank itself.</summary>
internal static class HomePages
{
    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(HomePages).Assembly, "/bank");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssets(Assets);
        var pages = endpoints.MapPages(errorPage: Broken);
        pages.MapPage("/", ShowAsync);
        pages.MapPost("/switches", SwitchAsync).DisableAntiforgery();
        pages.MapPage("/{**anywhere}", Missing);
    }

    public static IResult Broken() =>
        PlainPage.Of("This page could not be made", "The fault is ours. Nothing was charged by looking at it.", "Go to the first page", "/", StatusCodes.Status500InternalServerError);

    public static IResult Missing() =>
        PlainPage.Of("Nothing is here", "The address may be mistyped, or the checkout is from another day.", "Go to the first page", "/", StatusCodes.Status404NotFound);

    public static IResult Foreign() =>
        PlainPage.Of("This form came from another site", "For your safety it was not carried out.", "Go to the first page", "/", StatusCodes.Status403Forbidden);

    private static async Task<IResult> ShowAsync(Desk desk) =>
        new PageResult<HomePage>(new() { [nameof(HomePage.Overview)] = await desk.DoAsync(Origin.Bank, Overview.Of) });

    private static async Task<IResult> SwitchAsync(HttpContext http, Desk desk)
    {
        if (!OwnPages.SentThis(http.Request))
        {
            return Foreign();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await desk.DoAsync(Origin.Bank, work => SwitchForm.Apply(work, form));
        return new SeeOtherResult("/#switches");
    }
}
