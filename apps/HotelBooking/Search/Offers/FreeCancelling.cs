using HotelBooking.Stays;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Search.Offers;

/// <summary>Tells whether an offer can be cancelled for free now, without working out all its terms: the first rule that costs something has not begun.</summary>
internal static class FreeCancelling
{
    public static bool Holds(RoomOffer offer, StayQuery query)
    {
        foreach (var rule in offer.Plan.Cancellation)
        {
            if (!CostsNothing(rule.Penalty))
            {
                return rule.DaysBefore < CancellationRule.FromBooking
                    && HotelTime.Instant(offer.Hotel.TimeZone, query.Dates.CheckIn.AddDays(-rule.DaysBefore), rule.Deadline) > query.Now;
            }
        }

        return true;
    }

    private static bool CostsNothing(Penalty penalty) => penalty switch
    {
        Penalty.Nights nights => nights.Count == 0,
        Penalty.Share share => share.BasisPoints == 0,
        Penalty.Amount amount => amount.Minor == 0,
        _ => false,
    };
}
