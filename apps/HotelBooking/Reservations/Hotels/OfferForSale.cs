using HotelBooking.Reservations.Inventory;
using HotelBooking.Stays;
using HotelBooking.Stays.Selling;

namespace HotelBooking.Reservations.Hotels;

/// <summary>An offer with the hotel that makes it and the nights on which it stands.</summary>
internal sealed record OfferForSale(RoomOffer Offer, HotelRow Hotel, string RoomName, IReadOnlyList<NightRow> Rows)
{
    /// <summary>One night for each of the stay; those without a row are not sold.</summary>
    public NightForSale[] NightsOf(StayDates dates)
    {
        var nights = new NightForSale[dates.Count];
        Array.Fill(nights, NightForSale.Missing);
        foreach (var row in Rows.Where(row => row.Night < dates.CheckOut))
        {
            nights[row.Night.DayNumber - dates.CheckIn.DayNumber] = row.ForSale;
        }

        return nights;
    }

    /// <summary>Restrictions of the day of departure; none when it has no row.</summary>
    public NightRestrictions DepartureOf(StayDates dates) => Rows.FirstOrDefault(row => row.Night == dates.CheckOut)?.Restrictions ?? NightRestrictions.None;
}
