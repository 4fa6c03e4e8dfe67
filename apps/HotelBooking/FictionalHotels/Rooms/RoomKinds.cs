namespace HotelBooking.FictionalHotels.Rooms;

/// <summary>Chooses the kinds of rooms of a hotel: always a double, and one to four others.</summary>
internal static class RoomKinds
{
    private sealed record Pattern(string Code, string Name, string Beds, (int Guests, int Adults, int Children, int Covered) Fits, int Percent, int Size);

    private static readonly Pattern Double = new("dbl", "Double room", "1 double bed", (3, 2, 2, 2), 100, 19);

    private static readonly Pattern[] Others =
    [
        new("sgl", "Single room", "1 single bed", (1, 1, 0, 1), 78, 13),
        new("twn", "Twin room", "2 single beds", (3, 2, 2, 2), 102, 20),
        new("fam", "Family room", "1 double bed and 2 single beds", (5, 4, 3, 2), 138, 30),
        new("sui", "Suite", "1 king-size bed and 1 sofa bed", (4, 3, 2, 2), 195, 42),
        new("apt", "Apartment with kitchen", "2 double beds", (6, 5, 4, 4), 228, 54),
    ];

    public static IReadOnlyList<RoomKind> Of(string hotelId, int stars)
    {
        var chance = new Chance(hotelId + "/rooms");
        var others = Others.Where(pattern => pattern.Code != "sui" || stars >= 3).ToList();
        var wanted = chance.Between(1, 4);
        while (others.Count > wanted)
        {
            others.RemoveAt(chance.Below(others.Count));
        }

        // The step-free room is the double, or the twin where there is one.
        var stepFree = chance.Percent(55) ? others.Exists(pattern => pattern.Code == "twn") ? "twn" : "dbl" : "";
        return [.. others.Append(Double).OrderBy(pattern => pattern.Percent).Select(pattern => KindOf(hotelId, pattern, chance, stepFree, stars))];
    }

    private static RoomKind KindOf(string hotelId, Pattern pattern, Chance chance, string stepFree, int stars) =>
        new($"{hotelId}-{pattern.Code}", pattern.Name, pattern.Beds, pattern.Size + (2 * (stars - 3)) + chance.Below(5))
        {
            MaxGuests = pattern.Fits.Guests,
            MaxAdults = pattern.Fits.Adults,
            MaxChildren = pattern.Fits.Children,
            GuestsCovered = pattern.Fits.Covered,
            Amenities = AmenitiesOf(pattern, chance, stars),
            StepFree = pattern.Code == stepFree,
            Rooms = pattern.Percent > 150 ? chance.Between(2, 5) : chance.Between(6, 20),
            PricePercent = pattern.Percent + chance.Between(-3, 3),
        };

    private static List<string> AmenitiesOf(Pattern pattern, Chance chance, int stars)
    {
        List<string> amenities = ["wifi", "private-bathroom"];
        Add("air-conditioning", 30 + (15 * (stars - 2)));
        Add("desk", 60);
        Add("safe", 25 * (stars - 1));
        Add("bathtub", 15 * (stars - 1));
        Add("balcony", 30);
        Add("kitchen", pattern.Code == "apt" ? 100 : 0);
        return amenities;

        void Add(string code, int share)
        {
            if (chance.Percent(share))
            {
                amenities.Add(code);
            }
        }
    }
}
