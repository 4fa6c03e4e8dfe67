using HotelBooking.BookingUi.Criteria;
using Microsoft.AspNetCore.Http;

namespace HotelBooking.BookingUi.Site;

/// <summary>What the pages read from a request.</summary>
internal static class Requests
{
    /// <summary>Whether the reader is a program: it asks for JSON and not for a page.</summary>
    public static bool WantsJson(this HttpContext http)
    {
        var accepted = http.Request.Headers.Accept.ToString();
        return accepted.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !accepted.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The stay that the address asks for.</summary>
    public static StayQuery ReadStay(this HttpContext http, DateOnly today) => new StayReading(field => http.Request.Query[field], today).Read();
}
