using HotelBooking.Stays.Guests;

namespace HotelBooking.Stays.Prices;

/// <summary>What taxes are charged on.</summary>
/// <param name="rooms">Who sleeps in each room.</param>
/// <param name="nights">Price of one room for each night, after the plan's adjustment.</param>
/// <param name="guestsPerNight">What guests cost besides the rooms, for each night.</param>
internal sealed class TaxedStay(IReadOnlyList<RoomGuests> rooms, long[] nights, long guestsPerNight)
{
    public int Rooms => rooms.Count;

    public int Nights => nights.Length;

    public long Sum(int firstNights)
    {
        var sum = 0L;
        for (var at = 0; at < firstNights; at++)
        {
            sum = checked(sum + (nights[at] * rooms.Count) + guestsPerNight);
        }

        return sum;
    }

    public TaxedGuests GuestsOlderThan(int exemptAge)
    {
        var (adults, children) = (0, 0);
        for (var room = 0; room < rooms.Count; room++)
        {
            adults += rooms[room].Adults;
            var ages = rooms[room].ChildAges;
            for (var at = 0; at < ages.Count; at++)
            {
                children += ages[at] > exemptAge ? 1 : 0;
            }
        }

        return new TaxedGuests(adults, children);
    }
}
