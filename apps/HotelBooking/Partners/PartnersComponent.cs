using System.Security.Cryptography;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Exchanges;
using HotelBooking.Partners.Mapping;
using HotelBooking.Partners.Offers;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Storage;

namespace HotelBooking.Partners;

/// <summary>The way to other hotel systems: their offers, and bookings with them.</summary>
public sealed class PartnersComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Configures<PartnersOptions>("Partners")
        .Configures<FictionalHotelsOptions>("FictionalHotels")
        .Serves<PartnersEndpoint>()
        .Stores(Migrations.Of<PartnersComponent>())
        .Uses(services => services
            .AddSingleton<ExchangeLog>()
            .AddSingleton<PartnerDirectory>()
            .AddSingleton<HotelMap>()
            .AddSingleton<OfferSeal>()
            .AddSingleton<OfferWriter>()
            .AddSingleton<OfferDesk>()
            .AddSingleton<PartnerMeasures>()
            .AddSingleton<PartnerSearch>()
            .AddSingleton<BookingStore>()
            .AddSingleton<BookingDesk>()
            .AddSingleton(_ => new Random(RandomNumberGenerator.GetInt32(int.MaxValue))));
}
