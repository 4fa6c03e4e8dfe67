using Google.Type;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.FictionalHotels.Rooms;

namespace HotelBooking.Search.Filling;

/// <summary>The content of a made-up hotel as the contract tells it.</summary>
internal static class HotelText
{
    public static HotelSummary Summary(FictionalHotel hotel) => new()
    {
        HotelId = hotel.HotelId,
        Name = hotel.Name,
        Stars = hotel.Stars,
        ScoreTenths = hotel.Content.ScoreTenths,
        Reviews = hotel.Content.Reviews,
        Position = new LatLng { Latitude = hotel.Position.Latitude, Longitude = hotel.Position.Longitude },
        Address = { hotel.Address },
        Amenities = { hotel.Content.Amenities },
        City = hotel.City.Names.Plain,
        CurrencyCode = hotel.City.Country.Currency,
        TimeZone = hotel.City.Zone,
        House = hotel.Content.House,
        Setting = hotel.Setting,
    };

    public static HotelDetails Details(FictionalHotel hotel) => new()
    {
        Description = { hotel.Content.Description },
        Phone = hotel.Phone,
        CheckInFromMinute = MinuteOf(hotel.Content.CheckInFrom),
        CheckInUntilMinute = hotel.Content.CheckInUntil is { } until ? MinuteOf(until) : 0,
        CheckOutUntilMinute = MinuteOf(hotel.Content.CheckOutUntil),
        MinCheckInAge = hotel.Content.MinCheckInAge,
        Accessibility = { hotel.Content.Accessibility },
        Rules = { hotel.Content.Rules },
        RoomTypes = { hotel.Rooms.Select(RoomOf) },
    };

    private static RoomType RoomOf(RoomKind room) => new()
    {
        RoomTypeId = room.RoomTypeId,
        Name = room.Name,
        Beds = room.Beds,
        SquareMeters = room.SquareMeters,
        MaxGuests = room.MaxGuests,
        MaxAdults = room.MaxAdults,
        MaxChildren = room.MaxChildren,
        Amenities = { room.Amenities },
        StepFree = room.StepFree,
    };

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
