using Bank.Counter;
using Bank.Faults;
using Bank.Moves;
using Posthouse.Look;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;

namespace Bank.Home;

/// <summary>What a person sees who looks at the bank itself.</summary>
internal static class HomePages
{
    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(HomePages).Assembly, "/bank");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssets(Assets);
        var pages = endpoints.MapPages(PageFor);
        pages.MapPage("/", ShowAsync);
        pages.MapPost("/switches", SwitchAsync).DisableAntiforgery();
        pages.MapPage("/{**anywhere}", Missing);
    }

    public static IResult PageFor(HttpContext http, Exception failure) => failure is BadHttpRequestException refused
        ? PlainPage.Of("This form cannot be read", "Something in it is too long, or it is no form of ours. Nothing was charged.", "Go to the first page", "/", refused.StatusCode)
        : PlainPage.Of("This page could not be made", "The fault is ours. Nothing was charged by looking at it.", "Go to the first page", "/", StatusCodes.Status500InternalServerError);

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

        await SentForm.ReadAsync(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await desk.DoAsync(Origin.Bank, work => SwitchForm.TryApply(work, form))
            ? new SeeOtherResult("/#switches")
            : PlainPage.Of(
                "This cannot be set", "Choose from the lists, and give whole numbers: up to 100,000, copies 1 to 100. Nothing was changed.", "Go to the switches", "/#switches",
                StatusCodes.Status422UnprocessableEntity);
    }
}
