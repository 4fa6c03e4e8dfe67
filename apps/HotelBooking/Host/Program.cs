using Authentication;
using HotelBooking.BookingUi;
using HotelBooking.Host;
using HotelBooking.Partners;
using HotelBooking.Reservations;
using HotelBooking.Search;
using PdfReports;
using Posthouse.Hosting;
using Posthouse.Payments;
using Users;

return await PosthouseApp.RunAsync(args, app => app
    .Named("hotel")
    .Sets("Users:FromName", "Posthouse Hotels")
    .Add<BookingUiComponent>()
    .Add<SearchComponent>()
    .Add<PartnersComponent>()
    .Add<ReservationsComponent>()
    .Add<PaymentsComponent>()
    .Add<PdfReportsComponent>()
    .Add<UsersComponent>()
    .Add<AuthenticationComponent>()
    .Beside(StandIns.Bank)
    .Beside(StandIns.Mailbox)
    .Beside(StandIns.Partner("meridian", 5021, "Partners:MeridianUrl"))
    .Beside(StandIns.Partner("albergo", 5022, "Partners:AlbergoUrl"))
    .Beside(StandIns.Partner("nordhus", 5023, "Partners:NordhusUrl")));
