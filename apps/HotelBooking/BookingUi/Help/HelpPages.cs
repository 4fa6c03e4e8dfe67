using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Help;

/// <summary>Help, privacy, accessibility and sources, on one page.</summary>
internal static class HelpPages
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPage("/help", () => new PageResult<HelpPage>());
}
