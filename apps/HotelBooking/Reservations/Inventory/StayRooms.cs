using HotelBooking.Stays;

namespace HotelBooking.Reservations.Inventory;

/// <summary>So many rooms of a type over a stay.</summary>
internal sealed record StayRooms(string RoomTypeId, StayDates Dates, int Rooms)
{
    /// <summary>For statements.</summary>
    public object Values => new { RoomTypeId, Dates.CheckIn, Dates.CheckOut, Rooms };
}
