using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Search.Hotels;
using HotelBooking.Search.Offers;
using HotelBooking.Search.Partners;
using HotelBooking.Search.Places;

namespace HotelBooking.Search.Results;

/// <summary>
/// Searches a place. Our own hotels are priced from one state of the read model while partners are asked; then all are merged, filtered, counted and ordered. What does not fit on the first page is
/// kept as it is, so that further pages come from the same state.
/// </summary>
internal sealed class HotelSearch(Neighbourhood neighbourhood, SoldHotels sold, PartnerInquiry partners, PartnerHouses houses, ResultLists lists, Alternatives alternatives)
{
    private const int PartnerRadiusMeters = 30_000;
    private const int AreaRadiusMeters = 200_000;
    private const int MostOtherOffers = 5;

    public async Task<SearchHotelsResponse> FirstPageAsync(PlaceRow place, StayQuery query, SearchHotelsRequest request, CancellationToken cancellationToken)
    {
        var asking = request.AskPartners ? AskAsync(place, query, cancellationToken) : Task.FromResult(PartnerAnswers.None);
        var own = await OwnAsync(place, query, cancellationToken);
        var answers = await asking;
        var found = PartnerHotels.Merged(own, answers, new GeoPoint(place.Latitude, place.Longitude), query.Now);
        await houses.RememberAsync(found.Where(hotel => hotel.Entry is null).Select(hotel => hotel.Summary), cancellationToken);
        var filter = ResultFilter.Of(request.Filter);
        var ordered = ResultOrder.Of(found, filter, request.Sort);
        var whole = new SearchHotelsResponse
        {
            Place = place.ToProto(),
            Total = ordered.Count,
            Hotels = { ordered.Select(hotel => ToProto(hotel, query)) },
            Counts = { FilterCounts.Of(found, filter) },
            Partners = { answers.Statuses },
        };
        var page = await lists.FirstPageAsync(whole, request, cancellationToken);
        await alternatives.AddAsync(page, place, found.Where(filter.TakesHouse).ToList(), query, cancellationToken);
        return page;
    }

    private Task<PartnerAnswers> AskAsync(PlaceRow place, StayQuery query, CancellationToken cancellationToken) => partners.AskAsync(
        new GeoPoint(place.Latitude, place.Longitude),
        (PlaceKind)place.Kind is PlaceKind.City or PlaceKind.Hotel ? PartnerRadiusMeters : AreaRadiusMeters,
        query,
        cancellationToken);

    private async Task<IReadOnlyList<FoundHotel>> OwnAsync(PlaceRow place, StayQuery query, CancellationToken cancellationToken)
    {
        var near = await neighbourhood.OfAsync(place, cancellationToken);
        var sales = await sold.ReadAsync([.. near.Select(one => one.Hotel.HotelId)], query.Dates.CheckIn, query.Dates.Count + 1, cancellationToken);
        return
        [
            .. near.Where(one => sales.ContainsKey(one.Hotel.HotelId)).Select(one =>
            {
                var sale = sales[one.Hotel.HotelId];
                var choices = sale.Offers(query).Select(OfferChoice.Of).OrderBy(choice => choice.Total.Minor).ToList();
                return new FoundHotel(one.Hotel.Summary, one.Meters, choices) { Entry = one.Hotel, Sale = sale };
            }),
        ];
    }

    private static HotelResult ToProto(OrderedHotel ordered, StayQuery query)
    {
        return new HotelResult
        {
            Hotel = ordered.Hotel.Summary,
            Offer = Told(ordered.Choice),
            OtherOffers = { ordered.Hotel.Beside(ordered.Choice).Take(MostOtherOffers).Select(Told) },
            DistanceMeters = ordered.Hotel.Meters,
            Why = ordered.Why,
        };

        StayOffer Told(OfferChoice choice) => choice.Partner ?? choice.Own!.ToProto(query, ordered.Hotel.Entry);
    }
}
