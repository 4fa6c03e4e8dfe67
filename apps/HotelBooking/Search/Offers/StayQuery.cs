using HotelBooking.Stays;
using HotelBooking.Stays.Guests;

namespace HotelBooking.Search.Offers;

/// <summary>For whom and when something is looked for.</summary>
/// <param name="Dates">Nights.</param>
/// <param name="Rooms">Who sleeps in each room.</param>
/// <param name="Now">The instant at which it is looked for: what is today and what can still be cancelled for free follow from it, in each hotel's zone.</param>
internal sealed record StayQuery(StayDates Dates, IReadOnlyList<RoomGuests> Rooms, DateTimeOffset Now);
