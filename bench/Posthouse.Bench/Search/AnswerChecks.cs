using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;
using Posthouse.Values;

namespace Posthouse.Bench.Search;

/// <summary>Works out again what one answer in fifty says: the lines of every price, and the cheapest total of its first hotel from the made-up hotels alone.</summary>
internal sealed class AnswerChecks(HotelCatalogue catalogue, TimeProvider time)
{
    private const int Sampling = 50;

    private int _taken;
    private int _checked;
    private int _wrong;

    public int Checked => _checked;

    public int Wrong => _wrong;

    public async Task TakeAsync(Journey journey, AsyncUnaryCall<SearchHotelsResponse> call)
    {
        var answer = await call;
        if (Interlocked.Increment(ref _taken) % Sampling == 0)
        {
            Interlocked.Increment(ref _checked);
            if (!IsRight(journey, answer))
            {
                Interlocked.Increment(ref _wrong);
            }
        }
    }

    /// <summary>The hotels that a search of each place looks at.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> PlacesAsync(SearchService.SearchServiceClient client, IReadOnlyList<Journey> journeys)
    {
        var places = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var id in journeys.Select(journey => journey.Request.PlaceId).Distinct(StringComparer.Ordinal))
        {
            var place = (await client.GetPlaceAsync(new GetPlaceRequest { PlaceId = id })).Place;
            var centre = new HotelBooking.FictionalHotels.Geography.GeoPoint(place.Position.Latitude, place.Position.Longitude);
            places.Add(id, [.. catalogue.Hotels.Where(hotel => centre.KilometresTo(hotel.Position) <= 30).Select(hotel => hotel.HotelId)]);
        }

        return places;
    }

    private bool IsRight(Journey journey, SearchHotelsResponse answer)
    {
        if (answer.Hotels.Any(result => StayPrice.From(result.Offer.Price).Lines.Count == 0))
        {
            return false;
        }

        return answer.Hotels.Count == 0 || Cheapest(journey, catalogue.Find(answer.Hotels[0].Hotel.HotelId)!) == Money.From(answer.Hotels[0].Offer.Price.Total);
    }

    private Money? Cheapest(Journey journey, FictionalHotel hotel)
    {
        var (dates, rooms) = (journey.Request.Dates.ToStayDates(), journey.Request.Rooms.ToRoomGuests());
        var today = HotelTime.Today(hotel.City.Zone, time.GetUtcNow());
        var totals =
            from room in hotel.Terms.RoomTypes
            from plan in hotel.Terms.RatePlans
            let offer = new RoomOffer(hotel.Terms, room, plan)
            let nights = hotel.Nights(room.RoomTypeId, dates.CheckIn, dates.Count + 1).ToList()
            where Sells(offer, dates, rooms, nights, today)
            select StayPricing.Price(offer, dates, rooms, [.. nights.Take(dates.Count).Select(night => night.PriceMinor)]).Total;
        return totals.Select(total => (Money?)total).Min();
    }

    private static bool Sells(RoomOffer offer, StayDates dates, IReadOnlyList<RoomGuests> rooms, List<HotelBooking.Stays.Terms.NightTerms> nights, DateOnly today)
    {
        var rows = nights.Select(night => new NightForSale(night.Allotment, night.PriceMinor, night.MinStay, night.MaxStay, night switch
        {
            { Closed: true } => NightRestrictions.Closed,
            { ClosedToArrival: true, ClosedToDeparture: true } => NightRestrictions.ClosedToArrival | NightRestrictions.ClosedToDeparture,
            { ClosedToArrival: true } => NightRestrictions.ClosedToArrival,
            { ClosedToDeparture: true } => NightRestrictions.ClosedToDeparture,
            _ => NightRestrictions.None,
        })).ToArray();
        return Restrictions.Refusal(offer, dates, rooms, new StayNights(rows.AsSpan(0, dates.Count), rows[^1].Restrictions), today) is null;
    }
}
