using HotelBooking.BookingUi.Account;
using HotelBooking.BookingUi.Checkout;
using Microsoft.Extensions.DependencyInjection;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>What the pages of checkout, bookings and account need.</summary>
internal static class BookingServices
{
    public static void Register(IServiceCollection services) => services
        .AddSingleton<SubmittedChoices>()
        .AddScoped<RoomHolding>()
        .AddScoped<HotelFaces>()
        .AddScoped<OpenReservations>()
        .AddScoped<OfferDesk>()
        .AddScoped<CheckoutDesk>()
        .AddScoped<PaymentDesk>()
        .AddScoped<ReturnDesk>()
        .AddScoped<BookingDesk>()
        .AddScoped<CancelDesk>()
        .AddScoped<FindDesk>()
        .AddScoped<AccountDesk>()
        .AddScoped<KeepDesk>();
}
