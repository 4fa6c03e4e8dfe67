using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Stays;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Storage;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Reservations.Hotels;

/// <summary>The hotels that are for sale.</summary>
internal sealed class HotelShelf(Database database)
{
    /// <summary>An offer with its nights from one consistent state; <see langword="null"/> when there is no such hotel, room type or plan.</summary>
    public Task<OfferForSale?> FindAsync(OwnOffer offer, StayDates dates, CancellationToken cancellationToken) => database.ReadAsync(
        async reader =>
        {
            var hotel = await reader.QueryFirstAsync<HotelRow>("select * from hotels where hotel_id = @HotelId", new { offer.HotelId });
            if (hotel is null || RoomOffer.Find(Wire.HotelTerms.Parser.ParseFrom(hotel.Terms).ToHotelTerms(), offer.RoomTypeId, offer.RatePlanId) is not { } found)
            {
                return null;
            }

            var name = await reader.QuerySingleAsync<string>("select name from room_types where room_type_id = @RoomTypeId", new { offer.RoomTypeId });
            return new OfferForSale(found, hotel, name, await NightRow.ReadAsync(reader, offer.RoomTypeId, dates.CheckIn, dates.CheckOut.AddDays(1)));
        },
        cancellationToken);

    /// <summary>Whether the first start has filled the database.</summary>
    public static async ValueTask<bool> IsPreparedAsync(Reader reader) => await reader.QueryFirstAsync<int?>("select prepared from shop where id = 1") > 0;
}
