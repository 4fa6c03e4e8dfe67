using System.Security.Cryptography;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Search.Filling;
using HotelBooking.Search.Hotels;
using HotelBooking.Search.Offers;
using HotelBooking.Search.Partners;
using HotelBooking.Search.Places;
using HotelBooking.Search.Results;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Storage;

namespace HotelBooking.Search;

/// <summary>Finds places and hotels. Owns what is told about hotels, and a copy of what Reservations sells; holds nothing about people.</summary>
public sealed class SearchComponent : IComponent
{
    /// <inheritdoc/>
    public static void Define(ComponentBuilder component) => component
        .Serves<SearchEndpoint>()
        .Calls<InventoryService.InventoryServiceClient>()
        .Calls<PartnersService.PartnersServiceClient>()
        .Stores(Migrations.Of<SearchComponent>())
        .Follows<InventoryChanged, FollowInventory>()
        .Follows<TermsChanged, FollowTerms>()
        .Configures<SearchOptions>("Search")
        .Configures<FictionalHotelsOptions>("FictionalHotels")
        .Prepares<FillPlaces>()
        .Prepares<FillHotels>()
        .Prepares<FillNights>()
        .Uses(services => services
            .AddSingleton<Func<Guid>>(_ => () => new Guid(RandomNumberGenerator.GetBytes(16)))
            .AddSingleton<HotelSource>()
            .AddSingleton<HotelDirectory>()
            .AddSingleton<SpellingIndex>()
            .AddSingleton<SoldHotels>()
            .AddSingleton<StayRules>()
            .AddSingleton<PartnerHouses>()
            .AddScoped<PlaceFinder>()
            .AddScoped<HotelFinder>()
            .AddScoped<Neighbourhood>()
            .AddScoped<PartnerInquiry>()
            .AddScoped<ResultLists>()
            .AddScoped<Alternatives>()
            .AddScoped<HotelSearch>()
            .AddScoped<HotelPage>()
            .AddScoped<PriceCalendar>()
            .AddScoped<HotelDesk>());
}
