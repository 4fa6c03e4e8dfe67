using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays.Guests;

namespace HotelBooking.Stays.Selling;

/// <summary>Tells whether a stay can be sold, and why not.</summary>
public static class Restrictions
{
    /// <summary>
    /// The first reason that stands against selling a stay, or <see langword="null"/> when it can be sold. In order: the guests do not fit, the day is
    /// over, the plan is not sold now, arrival, length, departure, a night that is not sold, too few rooms.
    /// </summary>
    /// <param name="offer">What is wanted.</param>
    /// <param name="dates">When.</param>
    /// <param name="rooms">Who sleeps in each room.</param>
    /// <param name="nights">The rows of the room type for these dates.</param>
    /// <param name="today">The hotel's date now (<see cref="HotelTime.Today"/>).</param>
    public static BookingReason? Refusal(RoomOffer offer, StayDates dates, IReadOnlyList<RoomGuests> rooms, StayNights nights, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(rooms);
        if (nights.Nights.Length != dates.Count)
        {
            throw new ArgumentException($"{dates.Count} nights need as many rows, not {nights.Nights.Length}.", nameof(nights));
        }

        return !Fit(offer, rooms) ? BookingReason.Occupancy
            : OfDay(offer, dates, today) ?? OfArrival(dates, nights) ?? OfNights(nights, rooms.Count);
    }

    /// <summary>Whether the guests of every room fit into a room of the type.</summary>
    /// <param name="offer">What is wanted.</param>
    /// <param name="rooms">Who sleeps in each room.</param>
    public static bool Fit(RoomOffer offer, IReadOnlyList<RoomGuests> rooms)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(rooms);
        for (var at = 0; at < rooms.Count; at++)
        {
            if (!offer.PartyOf(rooms[at]).Fits(offer.RoomType))
            {
                return false;
            }
        }

        return true;
    }

    private static BookingReason? OfDay(RoomOffer offer, StayDates dates, DateOnly today)
    {
        var daysAhead = dates.CheckIn.DayNumber - today.DayNumber;
        return daysAhead < 0 ? BookingReason.PastDate
            : daysAhead < offer.Plan.MinDaysAhead || (offer.Plan.MaxDaysAhead > 0 && daysAhead > offer.Plan.MaxDaysAhead) ? BookingReason.AdvancePurchase
            : null;
    }

    private static BookingReason? OfArrival(StayDates dates, StayNights nights)
    {
        var arrival = nights.Nights[0];
        return arrival.Restrictions.HasFlag(NightRestrictions.ClosedToArrival) ? BookingReason.ClosedToArrival
            : dates.Count < arrival.MinStay ? BookingReason.MinimumStay
            : arrival.MaxStay > 0 && dates.Count > arrival.MaxStay ? BookingReason.MaximumStay
            : nights.Departure.HasFlag(NightRestrictions.ClosedToDeparture) ? BookingReason.ClosedToDeparture
            : null;
    }

    private static BookingReason? OfNights(StayNights nights, int rooms)
    {
        foreach (var night in nights.Nights)
        {
            if (night.Restrictions.HasFlag(NightRestrictions.Closed))
            {
                return BookingReason.Closed;
            }
        }

        return nights.Free < rooms ? BookingReason.SoldOut : null;
    }
}
