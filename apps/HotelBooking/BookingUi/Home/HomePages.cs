using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Home;

/// <summary>The first page.</summary>
internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPage("/", () => new PageResult<HomePage>());
}
