using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>Answers as Search does, from samples; what a place or hotel does follows from its id.</summary>
internal sealed class SearchStandIn : SearchService.SearchServiceBase
{
    public const string Hostile = "\"><script>alert(1)</script>";

    public override Task<FindPlacesResponse> FindPlaces(FindPlacesRequest request, ServerCallContext context)
    {
        var reply = new FindPlacesResponse();
        reply.Places.AddRange(SamplePlaces.Named(request.Text));
        if (reply.Places.Count == 0 && request.Text.StartsWith("Lizb", StringComparison.OrdinalIgnoreCase))
        {
            reply.Resembling = true;
            reply.Places.Add(SamplePlaces.Lisbon);
        }

        return Task.FromResult(reply);
    }

    public override Task<GetPlaceResponse> GetPlace(GetPlaceRequest request, ServerCallContext context) =>
        Task.FromResult(new GetPlaceResponse { Place = PlaceOf(request.PlaceId) });

    public override Task<SearchHotelsResponse> SearchHotels(SearchHotelsRequest request, ServerCallContext context)
    {
        var place = PlaceOf(request.PlaceId);
        if (place.Equals(SamplePlaces.Away))
        {
            throw new UnavailableException("Away.");
        }

        var reply = new SearchHotelsResponse { Place = place };
        if (place.Equals(SamplePlaces.Full) || request.Filter?.Amenities.Contains("helicopter") == true)
        {
            reply.Nearby.Add(new NearbyPlace { Place = SamplePlaces.Lisbon, DistanceMeters = 23_400 });
            reply.OtherDates.Add(Moved(request.Dates, 3));
            reply.OtherDates.Add(Moved(request.Dates, 7));
        }
        else
        {
            Fill(reply, request, place);
        }

        reply.Partners.AddRange([
            new PartnerStatus { Partner = "Meridian", Answer = "OK", Offers = 4 },
            new PartnerStatus { Partner = "Nordhus", Answer = place.Equals(SamplePlaces.Slow) ? "TIMED_OUT" : "OK" },
        ]);
        reply.Counts.AddRange(Counts());
        return Task.FromResult(reply);
    }

    public override Task<GetHotelResponse> GetHotel(GetHotelRequest request, ServerCallContext context)
    {
        if (!int.TryParse(request.HotelId.AsSpan(request.HotelId.IndexOf('h', StringComparison.Ordinal) + 1), out var number) || number >= SampleHotels.Count)
        {
            throw new NotFoundException("No such hotel.", SearchReason.UnknownHotel);
        }

        var reply = new GetHotelResponse { Hotel = SampleHotels.Summary(number, SamplePlaces.Lisbon), Details = Details(number) };
        if (number == 9)
        {
            (reply.Reason, reply.Nearest) = ("SOLD_OUT", Moved(request.Dates, 2));
        }
        else
        {
            foreach (var (room, plan) in (ReadOnlySpan<(int, string)>)[(0, "saver"), (0, "flex"), (0, "flex-breakfast"), (1, "saver"), (1, "flex-breakfast")])
            {
                var offer = SampleHotels.Offer(number + room, plan, ("EUR", "Europe/Lisbon"), request.Dates, request.Rooms.Count);
                offer.RoomTypeId = $"h{number:000000}-{(room == 0 ? "dbl" : "twn")}";
                (offer.RoomName, offer.Beds) = room == 0 ? ("Double room", "1 double bed") : ("Twin room", "2 single beds");
                reply.Offers.Add(offer);
            }
        }

        if (number == 2)
        {
            reply.Hotel.TimeZone = "Pacific/Apia";
        }

        if (IsPartners(request.HotelId))
        {
            reply.Details.RoomTypes.Clear();
            reply.Hotel.City = "";
            reply.Hotel.Address.Clear();
            reply.Hotel.Address.Add("Lisbon");
        }

        if (number == 3)
        {
            reply.Offers.Add(SampleHotels.InOtherMoney(request.Dates));
        }

        if (number == 1)
        {
            reply.Hotel.Name = Hostile;
            reply.Details.Description.Add(Hostile);
            reply.Partners.Add(new PartnerStatus { Partner = "Nordhus", Answer = "TIMED_OUT" });
        }

        return Task.FromResult(reply);
    }

    public override Task<GetPriceCalendarResponse> GetPriceCalendar(GetPriceCalendarRequest request, ServerCallContext context)
    {
        var reply = new GetPriceCalendarResponse();
        for (var at = 0; at < request.Nights; at++)
        {
            var night = request.First.ToDateOnly().AddDays(at);
            var isFull = night.Day % 9 == 4 || IsPartners(request.HotelId);
            reply.Nights.Add(new CalendarNight
            {
                Night = night.ToProto(),
                Total = isFull ? null : new Money((88 + (night.Day * 7 % 60) + (night.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 40 : 0)) * 100L, Currency.Of("EUR")).ToProto(),
                Reason = isFull ? "SOLD_OUT" : "",
            });
        }

        return Task.FromResult(reply);
    }

    private static bool IsPartners(string hotelId) => hotelId.StartsWith("p-", StringComparison.Ordinal);

    private static void Fill(SearchHotelsResponse reply, SearchHotelsRequest request, Place place)
    {
        var start = 0;
        if (request.PageToken.Length > 0 && (!request.PageToken.StartsWith("after-", StringComparison.Ordinal) || !int.TryParse(request.PageToken.AsSpan(6), out start)))
        {
            throw new FailedPreconditionException("Too old.", SearchReason.PageExpired);
        }

        var wanted = Enumerable.Range(0, SampleHotels.Count).Where(number => number is not (4 or 9))
            .Select(number => SampleHotels.Result(number, place, request))
            .Where(result => request.Filter is not { Stars.Count: > 0 } filter || filter.Stars.Contains(result.Hotel.Stars))
            .ToList();
        reply.Total = wanted.Count;
        reply.Hotels.AddRange(wanted.Skip(start).Take(request.PageSize));
        reply.NextPageToken = start + request.PageSize < wanted.Count ? $"after-{start + request.PageSize}" : "";
        if (start == 0)
        {
            reply.Full.Add(new FullHotel { Hotel = SampleHotels.Summary(4, place), Reason = "SOLD_OUT", Nearest = Moved(request.Dates, 1), DistanceMeters = 200 });
            reply.Full.Add(new FullHotel { Hotel = SampleHotels.Summary(9, place), Reason = "MINIMUM_STAY", DistanceMeters = 900 });
        }
    }

    private static IEnumerable<FilterCount> Counts()
    {
        foreach (var (filter, value, hotels) in ((string, string, int)[])
        [
            ("cancellation", "free", 18), ("board", "BOARD_BREAKFAST", 12), ("board", "BOARD_ROOM_ONLY", 10), ("stars", "5", 4), ("stars", "4", 6), ("stars", "3", 6), ("stars", "2", 6),
            ("score", "90", 5), ("score", "80", 13), ("score", "70", 21), ("amenity", "pool", 3), ("amenity", "step-free", 9), ("amenity", "wifi", 22), ("amenity", "spa", 0),
        ])
        {
            yield return new FilterCount { Filter = filter, Value = value, Hotels = hotels };
        }
    }

    private static HotelDetails Details(int number) => new()
    {
        Description = { "A row of narrow houses made into one, two streets from the water. In the morning the whole house smells of bread.", "The rooms at the back look onto a garden with lemon trees." },
        Phone = "+351 555 0117",
        CheckInFromMinute = 15 * 60,
        CheckInUntilMinute = number == 0 ? 22 * 60 : 0,
        CheckOutUntilMinute = 11 * 60,
        MinCheckInAge = 18,
        Accessibility = { "The entrance, the lobby and the breakfast room are reached without steps.", "The lift door is 90 cm wide, its cabin 120 × 150 cm." },
        Rules = { "Pets are welcome.", "There is no smoking in the house." },
        Taxes = { "City tax: €\u202f4.00 for each night, paid at the hotel.", "Value added tax of 6 % is within the prices." },
        RoomTypes =
        {
            new RoomType { RoomTypeId = $"h{number:000000}-dbl", Name = "Double room", Beds = "1 double bed", SquareMeters = 19, MaxGuests = 3, MaxAdults = 2, MaxChildren = 2, Amenities = { "wifi", "private-bathroom", "balcony" } },
            new RoomType { RoomTypeId = $"h{number:000000}-twn", Name = "Twin room", Beds = "2 single beds", SquareMeters = 21, MaxGuests = 3, MaxAdults = 2, MaxChildren = 2, Amenities = { "wifi", "private-bathroom", "desk" }, StepFree = true },
        },
    };

    private static StayDates Moved(StayDates dates, int days) => new()
    {
        CheckIn = dates.CheckIn.ToDateOnly().AddDays(days).ToProto(),
        CheckOut = dates.CheckOut.ToDateOnly().AddDays(days).ToProto(),
    };

    private static Place PlaceOf(string placeId) =>
        Array.Find(SamplePlaces.All, place => place.PlaceId == placeId) ?? throw new NotFoundException("No such place.", SearchReason.UnknownPlace);
}
