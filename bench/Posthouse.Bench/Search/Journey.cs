using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.FictionalHotels.Hotels;
using Posthouse.Values;

namespace Posthouse.Bench.Search;

/// <summary>One search: a city that has hotels, nights within the next 300 days, and guests.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="First">First night.</param>
/// <param name="Nights">How many nights.</param>
internal sealed record Journey(SearchHotelsRequest Request, DateOnly First, int Nights)
{
    /// <summary>The same journeys every time: cities as often as they have hotels, one to seven nights, two or three guests, now and then two rooms.</summary>
    public static IReadOnlyList<Journey> Some(int count, IReadOnlyList<FictionalHotel> hotels, DateOnly today)
    {
        var chance = new Chance(20_261);
        return [.. Enumerable.Range(0, count).Select(_ => Of(hotels[chance.Below(hotels.Count)], today.AddDays(2 + chance.Below(300)), 1 + chance.Below(7), chance))];
    }

    private static Journey Of(FictionalHotel hotel, DateOnly first, int nights, Chance chance)
    {
        var request = new SearchHotelsRequest
        {
            PlaceId = hotel.City.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Dates = new StayDates { CheckIn = first.ToProto(), CheckOut = first.AddDays(nights).ToProto() },
            Rooms = { new RoomOccupancy { Adults = 2 } },
            PageSize = 20,
        };
        if (chance.Below(3) == 0)
        {
            request.Rooms[0].ChildAges.Add(chance.Below(12));
        }

        if (chance.Below(10) == 0)
        {
            request.Rooms.Add(new RoomOccupancy { Adults = 1 });
        }

        return new Journey(request, first, nights);
    }

    /// <summary>A linear congruential generator: the same numbers everywhere.</summary>
    private sealed class Chance(uint seed)
    {
        private uint _state = seed;

        public int Below(int bound)
        {
            _state = unchecked((_state * 1_664_525u) + 1_013_904_223u);
            return (int)(((ulong)_state * (uint)bound) >> 32);
        }
    }
}
