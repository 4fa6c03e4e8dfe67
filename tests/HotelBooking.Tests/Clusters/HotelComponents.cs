using HotelBooking.BookingUi;
using HotelBooking.Partners;
using HotelBooking.Reservations;
using HotelBooking.Search;
using Authentication;
using PdfReports;
using Posthouse.Hosting;
using Posthouse.Payments;
using Users;

namespace HotelBooking.Tests.Clusters;

/// <summary>The components of the application, as its host adds them.</summary>
internal static class HotelComponents
{
    public static void Compose(ApplicationBuilder app) => app
        .Add<BookingUiComponent>()
        .Add<SearchComponent>()
        .Add<PartnersComponent>()
        .Add<ReservationsComponent>()
        .Add<PaymentsComponent>()
        .Add<PdfReportsComponent>()
        .Add<UsersComponent>()
        .Add<AuthenticationComponent>();
}
