using HotelBooking.Stays.Terms;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Hotels;

/// <summary>Puts nights on sale, of which nothing is taken yet.</summary>
internal static class NewNights
{
    public static async ValueTask AddAsync(Transaction transaction, string roomTypeId, IEnumerable<NightTerms> nights) => await transaction.ExecuteManyAsync(
        """
        insert into inventory (room_type_id, night, allotment, closed, closed_to_arrival, closed_to_departure, price_minor, min_stay, max_stay)
        values (@roomTypeId, @Night, @Allotment, @Closed, @ClosedToArrival, @ClosedToDeparture, @PriceMinor, @MinStay, @MaxStay)
        on conflict do nothing
        """,
        nights.Select(night => new
        {
            roomTypeId,
            night.Night,
            night.Allotment,
            night.Closed,
            night.ClosedToArrival,
            night.ClosedToDeparture,
            night.PriceMinor,
            night.MinStay,
            night.MaxStay,
        }));
}
