using HotelBooking.BookingUi.Home;
using HotelBooking.BookingUi.Hotels;
using HotelBooking.BookingUi.Maps;
using HotelBooking.BookingUi.Places;
using HotelBooking.BookingUi.Listing;
using HotelBooking.BookingUi.Visits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotelBooking.BookingUi.Site;

/// <summary>What all pages need: keys, the visit, protection of forms.</summary>
internal static class SiteServices
{
    /// <summary>The cookie beside which forms of this site are sent.</summary>
    public const string FormCookie = "posthouse-form";

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<SiteKeys>().AddSingleton<IDataProtectionProvider, SiteProtector>();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "form";
            options.Cookie.Name = FormCookie;

            // Strict would be missing when somebody comes back from the bank, and a new one would make the forms of other tabs strange.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // Every page says itself who may show it in a frame: nobody.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<Visit>();
        services.AddSingleton<MapPainter>().AddSingleton<KnownCities>();
        services.AddScoped<PlaceFinder>().AddScoped<HotelSearch>().AddScoped<HotelFacts>().AddScoped<ResultsPages.Parts>();
        services.AddCascadingValue(visits => visits.GetRequiredService<Visit>());
        services.AddCascadingValue(visits => visits.GetRequiredService<Visit>().Token);
    }
}
