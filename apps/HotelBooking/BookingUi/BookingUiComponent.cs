using HotelBooking.BookingUi.Site;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Components;
using Posthouse.Storage;

namespace HotelBooking.BookingUi;

/// <summary>The pages of Posthouse Hotels: finding a hotel, booking a room, looking after the booking.</summary>
public sealed class BookingUiComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Calls<SearchService.SearchServiceClient>()
        .Stores(Migrations.Of<BookingUiComponent>())
        .Exposes("/", SitePages.Map)
        .Uses(SiteServices.Register);
}
