using HotelBooking.BookingUi.Account;
using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Help;
using HotelBooking.BookingUi.Home;
using HotelBooking.BookingUi.Hotels;
using HotelBooking.BookingUi.Listing;
using HotelBooking.BookingUi.Places;
using HotelBooking.BookingUi.Visits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Look;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;
using Posthouse.Rest;

namespace HotelBooking.BookingUi.Site;

/// <summary>Everything that the site shows. Each folder maps its own pages; what changes something is mapped with POST and is protected here.</summary>
internal static class SitePages
{
    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(SitePages).Assembly, "/site");

    public static ApiPageLook ApiPage { get; } = new()
    {
        Theme = LookTheme.Hotel.Name,
        StyleSheets = [LookAssets.Shared.AddressOf("look.css")],
        Fonts = [LookAssets.Shared.AddressOf("instrument-sans.woff2")],
        Mark = LookAssets.Shared.AddressOf("mark.svg"),
        Name = "Posthouse",
        Tail = "Hotels",
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLook().MapAssets(Assets);

        var pages = endpoints.MapPages(Failures.PageFor);
        pages.DisableAntiforgery().AddEndpointFilter(BeginVisitAsync);
        HomePages.Map(pages);
        CheckoutPages.Map(pages);
        BookingPages.Map(pages);
        AccountPages.Map(pages);
        PlacePages.Map(pages);
        ResultsPages.Map(pages);
        HotelPages.Map(pages);
        HelpPages.Map(pages);
        pages.MapPage("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /checkout\nDisallow: /bookings\nDisallow: /account\n"));
        pages.MapPage("/{**anywhere}", Failures.NotFound);
    }

    /// <summary>Reads keys and cookie, and refuses a form that another site sent.</summary>
    private static async ValueTask<object?> BeginVisitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        await http.RequestServices.GetRequiredService<SiteKeys>().ReadyAsync(http.RequestAborted);
        var visit = http.RequestServices.GetRequiredService<Visit>();
        visit.Begin(http);
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return await next(context);
        }

        await SentForm.ReadAsync(http);
        return await visit.SentByUsAsync() ? await next(context) : Failures.ForeignForm();
    }
}
