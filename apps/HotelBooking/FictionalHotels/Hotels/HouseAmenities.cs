namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>Chooses what a house offers, by its stars.</summary>
internal static class HouseAmenities
{
    /// <summary>All codes that occur.</summary>
    public static readonly IReadOnlyList<string> Codes =
        ["air-conditioning", "bar", "beach", "bicycles", "breakfast", "front-desk-24h", "garden", "gym", "lift", "parking", "pets", "pool", "restaurant", "spa", "step-free", "wifi"];

    public static IReadOnlyList<string> Of(FictionalHotel hotel, Chance chance)
    {
        var more = hotel.Stars - 2;
        List<string> amenities = ["wifi"];
        Add("lift", 45 + (20 * more));
        Add("bar", 20 + (25 * more));
        Add("restaurant", 20 + (22 * more));
        Add("gym", 5 + (25 * more));
        Add("pool", 6 + (18 * more));
        Add("spa", 25 * (more - 1));
        Add("garden", 30);
        Add("parking", 55);
        Add("pets", 35);
        Add("bicycles", 25);
        Add("front-desk-24h", 30 + (25 * more));
        Add("air-conditioning", 30 + (25 * more));
        Add("beach", hotel.Setting == "coast" ? 35 : 0);
        if (hotel.Rooms.Any(room => room.StepFree))
        {
            amenities.Add("step-free");
        }

        if (hotel.Terms.RatePlans.Any(plan => plan.Board != Stays.Terms.Board.RoomOnly))
        {
            amenities.Add("breakfast");
        }

        return [.. amenities.Union(hotel.Rooms.Any(room => room.StepFree) ? ["lift"] : []).Order(StringComparer.Ordinal)];

        void Add(string code, int share)
        {
            if (chance.Percent(share))
            {
                amenities.Add(code);
            }
        }
    }
}
