using HotelBooking.BookingUi.Visits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotelBooking.BookingUi.Site;

/// <summary>What all pages need: keys, the visit, protection of forms.</summary>
internal static class SiteServices
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<SiteKeys>().AddSingleton<IDataProtectionProvider, SiteProtector>();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "form";
            options.Cookie.Name = "posthouse-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // Every page says itself who may show it in a frame: nobody.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<Visit>();
        services.AddCascadingValue(visits => visits.GetRequiredService<Visit>());
        services.AddCascadingValue(visits => visits.GetRequiredService<Visit>().Token);
    }
}
