using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;

namespace HotelBooking.Search.Offers;

/// <summary>A hotel with the nights that a search looks at. What can be sold and what it costs is said by the same functions as in Reservations.</summary>
/// <param name="Hotel">What it sells.</param>
/// <param name="Windows">The nights of each room type, in the order of the terms.</param>
internal sealed record HotelForSale(SoldHotel Hotel, IReadOnlyList<NightWindow> Windows)
{
    /// <summary>Everything that can be booked, by room type and plan in the order of the terms.</summary>
    public IReadOnlyList<PricedOffer> Offers(StayQuery query)
    {
        var today = HotelTime.Today(Hotel.Terms.TimeZone, query.Now);
        var offers = new List<PricedOffer>();
        for (var room = 0; room < Windows.Count; room++)
        {
            long[]? prices = null;
            foreach (var offer in Hotel.Offers[room])
            {
                var nights = Windows[room].Of(query.Dates);
                if (Restrictions.Refusal(offer, query.Dates, query.Rooms, nights, today) is null)
                {
                    prices ??= Windows[room].Prices(query.Dates);
                    var totals = StayPricing.Totals(offer, query.Dates, query.Rooms, prices);
                    offers.Add(new PricedOffer(offer, totals, nights.Free, FreeCancelling.Holds(offer, query), prices));
                }
            }
        }

        return offers;
    }

    /// <summary>Why nothing can be booked: of all reasons the one that is nearest to a booking. Only asked when there are no offers.</summary>
    public BookingReason Refusal(StayQuery query)
    {
        var today = HotelTime.Today(Hotel.Terms.TimeZone, query.Now);
        var nearest = BookingReason.Occupancy;
        for (var room = 0; room < Windows.Count; room++)
        {
            foreach (var offer in Hotel.Offers[room])
            {
                if (Restrictions.Refusal(offer, query.Dates, query.Rooms, Windows[room].Of(query.Dates), today) is { } reason && Nearness(reason) > Nearness(nearest))
                {
                    nearest = reason;
                }
            }
        }

        return nearest;
    }

    /// <summary>The nearest dates of the same length, at most so many days away, on which something can be booked; the earlier of two that are equally near.</summary>
    public StayDates? Nearest(StayQuery query, int days)
    {
        for (var away = 1; away <= days; away++)
        {
            foreach (var shift in (ReadOnlySpan<int>)[-away, away])
            {
                var dates = new StayDates(query.Dates.CheckIn.AddDays(shift), query.Dates.CheckOut.AddDays(shift));
                if (Windows.All(window => window.Covers(dates)) && CanBeBooked(query with { Dates = dates }))
                {
                    return dates;
                }
            }
        }

        return null;
    }

    private bool CanBeBooked(StayQuery query)
    {
        var today = HotelTime.Today(Hotel.Terms.TimeZone, query.Now);
        for (var room = 0; room < Windows.Count; room++)
        {
            foreach (var offer in Hotel.Offers[room])
            {
                if (Restrictions.Refusal(offer, query.Dates, query.Rooms, Windows[room].Of(query.Dates), today) is null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int Nearness(BookingReason reason) => reason switch
    {
        BookingReason.SoldOut => 8,
        BookingReason.MinimumStay => 7,
        BookingReason.MaximumStay => 6,
        BookingReason.ClosedToArrival => 5,
        BookingReason.ClosedToDeparture => 4,
        BookingReason.AdvancePurchase => 3,
        BookingReason.Closed => 2,
        BookingReason.PastDate => 1,
        _ => 0,
    };
}
