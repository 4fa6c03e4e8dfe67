using HotelBooking.BookingUi.Bookings;
using HotelBooking.BookingUi.Checkout;
using HotelBooking.BookingUi.Maps;
using HotelBooking.BookingUi.Site;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Components;
using Posthouse.Contracts.Users.V1;
using Posthouse.Storage;

namespace HotelBooking.BookingUi;

/// <summary>The pages of Posthouse Hotels: finding a hotel, booking a room, looking after the booking.</summary>
public sealed class BookingUiComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Calls<SearchService.SearchServiceClient>()
        .Calls<ReservationsService.ReservationsServiceClient>()
        .Calls<UsersService.UsersServiceClient>()
        .Configures<BankAddress>("Payments")
        .Stores(Migrations.Of<BookingUiComponent>())
        .Configures<MapTiles>("Maps")
        .Exposes("/", SitePages.Map)
        .DressesApiPage(SitePages.ApiPage)
        .Uses(SiteServices.Register)
        .Uses(BookingServices.Register);
}
