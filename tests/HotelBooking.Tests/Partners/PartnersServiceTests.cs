using System.Collections.Immutable;
using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Partners;
using PartnerHotels;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Testing.Clusters;
using Posthouse.Values;

namespace HotelBooking.Tests.Partners;

/// <summary>The contract, called as another component calls it.</summary>
public sealed class PartnersServiceTests
{
    private const string Topology = """{ "processes": { "desk": { "components": ["Desk"] , "public": true }, "partners": { "components": ["Partners"] } } }""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offer_goes_from_search_to_cancellation()
    {
        var folder = Directory.CreateTempSubdirectory("partners-");
        await using var server = await PartnerHotelsServer.StartAsync(new PartnerHotelsOptions { Partner = "meridian", DataDirectory = folder.FullName, Hotels = PartnerBench.Hotels }, Cancelled);
        await using var cluster = await StartAsync(server.Address);
        var partners = cluster.ClientOf<PartnersService.PartnersServiceClient>("Desk");

        using var asked = partners.FindOffers(Request());
        var answer = Assert.Single(await asked.ResponseStream.ReadAllAsync(Cancelled).ToListAsync(Cancelled));
        var offer = answer.Offers[0];
        var price = await partners.CheckPriceAsync(new CheckPriceRequest { OfferToken = offer.OfferToken });
        var booked = await partners.BookAsync(new BookRequest { Reference = "ABC123", OfferToken = price.Offer.OfferToken, LeadGuests = { "Ada Lovelace" } });
        var status = await partners.GetStatusAsync(new GetStatusRequest { Reference = "ABC123" });
        var cancelled = await partners.CancelAsync(new CancelRequest { Reference = "ABC123" });

        Assert.Equal((OfferStanding.Available, "meridian", offer.Price), (price.Standing, price.Partner, price.Offer.Price));
        Assert.Equal(Request().Rooms, price.Rooms);
        Assert.Equal((PartnerBookingState.Booked, booked.PartnerReference), (status.State, status.PartnerReference));
        Assert.Equal(PartnerBookingState.Cancelled, cancelled.State);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Refusals_have_the_reasons_of_the_contract()
    {
        await using var cluster = await StartAsync(new Uri("http://127.0.0.1:1"));
        var partners = cluster.ClientOf<PartnersService.PartnersServiceClient>("Desk");

        var forged = await Assert.ThrowsAsync<RpcException>(async () => await partners.CheckPriceAsync(new CheckPriceRequest { OfferToken = "made-up" }));
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await partners.GetStatusAsync(new GetStatusRequest { Reference = "ABC123" }));
        var late = await Assert.ThrowsAsync<RpcException>(() => partners.FindOffers(Request(checkOut: new DateOnly(2030, 9, 1))).ResponseStream.MoveNext(Cancelled));

        Assert.Equal((StatusCode.InvalidArgument, true), (forged.StatusCode, forged.HasReason(PartnerReason.OfferForged)));
        Assert.Equal((StatusCode.NotFound, true), (unknown.StatusCode, unknown.HasReason(PartnerReason.UnknownReference)));
        Assert.Equal("dates.check_out", Assert.Single(late.GetFieldViolations()).Field);
    }

    [Fact]
    public async Task A_partner_that_is_not_there_is_said_to_have_failed()
    {
        await using var cluster = await StartAsync(new Uri("http://127.0.0.1:1"));

        using var asked = cluster.ClientOf<PartnersService.PartnersServiceClient>("Desk").FindOffers(Request());

        var answer = Assert.Single(await asked.ResponseStream.ReadAllAsync(Cancelled).ToListAsync(Cancelled));
        Assert.Equal(("meridian", PartnerAnswer.Failed), (answer.Partner, answer.Answer));
    }

    private static Task<TestCluster> StartAsync(Uri meridian) => TestCluster.StartAsync(
        Topology,
        new TestClusterOptions
        {
            Compose = app => app.Add<DeskComponent>().Add<PartnersComponent>(),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add("Partners:MeridianUrl", meridian.ToString()).Add("FictionalHotels:Count", "60"),
        },
        Cancelled);

    private static FindOffersRequest Request(DateOnly? checkOut = null)
    {
        var question = PartnerBench.Question();
        return new FindOffersRequest
        {
            Position = new Google.Type.LatLng { Latitude = question.Centre.Latitude, Longitude = question.Centre.Longitude },
            RadiusMeters = question.RadiusMeters,
            Dates = new StayDates { CheckIn = question.Dates.CheckIn.ToProto(), CheckOut = (checkOut ?? question.Dates.CheckOut).ToProto() },
            Rooms = { new RoomOccupancy { Adults = 2 } },
        };
    }
}

/// <summary>Somebody who may ask.</summary>
internal sealed class DeskComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Calls<PartnersService.PartnersServiceClient>().Exposes("/desk", static _ => { });
}
