namespace HotelBooking.Stays.Prices;

/// <summary>For what a guest is charged besides the room.</summary>
internal enum GuestCharge
{
    ExtraAdult,
    ExtraChild,
    AdultMeals,
    ChildMeals,
}
