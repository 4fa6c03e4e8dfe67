using System.Globalization;

namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>What is told about a hotel.</summary>
public sealed record HotelContent
{
    /// <summary>Guest score in tenths of a point, 0 to 100; 0 when there are no reviews.</summary>
    public required int ScoreTenths { get; init; }

    /// <summary>Number of reviews.</summary>
    public required int Reviews { get; init; }

    /// <summary>Kind of house, for its drawing: <c>grand</c>, <c>slab</c>, <c>row</c> or <c>villa</c>.</summary>
    public required string House { get; init; }

    /// <summary>Codes of the amenities of the house, by alphabet.</summary>
    public required IReadOnlyList<string> Amenities { get; init; }

    /// <summary>In sentences, a paragraph each.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>Facts about step-free access, with measures, a sentence each.</summary>
    public required IReadOnlyList<string> Accessibility { get; init; }

    /// <summary>House rules in sentences.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Earliest arrival, hotel time.</summary>
    public required TimeOnly CheckInFrom { get; init; }

    /// <summary>Latest arrival, hotel time; absent when the desk is always open.</summary>
    public required TimeOnly? CheckInUntil { get; init; }

    /// <summary>Latest departure, hotel time.</summary>
    public required TimeOnly CheckOutUntil { get; init; }

    /// <summary>Youngest age in years at which a guest may check in alone.</summary>
    public required int MinCheckInAge { get; init; }

    internal static HotelContent Of(FictionalHotel hotel)
    {
        var chance = new Chance(hotel.HotelId + "/content");
        var isSmall = hotel.Stars <= 3 && chance.Percent(40);
        var house = HouseOf(hotel, chance);
        var amenities = HouseAmenities.Of(hotel, chance);
        return new HotelContent
        {
            ScoreTenths = Math.Min(97, 58 + (5 * hotel.Stars) + chance.Below(22)),
            Reviews = chance.Between(12, 180) * hotel.Stars,
            House = house,
            Amenities = amenities,
            Description = HotelText.Of(hotel, house, amenities, chance),
            Accessibility = AccessOf(hotel, amenities, chance),
            Rules = RulesOf(amenities, chance),
            CheckInFrom = new TimeOnly(chance.Between(13, 16), 0),
            CheckInUntil = isSmall ? new TimeOnly(chance.Between(21, 23), 0) : null,
            CheckOutUntil = new TimeOnly(chance.Between(10, 12), 0),
            MinCheckInAge = hotel.City.Country.Code == "US" ? 21 : 18,
        };
    }

    private static string HouseOf(FictionalHotel hotel, Chance chance) => hotel.Stars switch
    {
        5 => chance.Percent(70) ? "grand" : "slab",
        4 => chance.Pick<string>(["grand", "slab", "slab", "row"]),
        _ => chance.Pick<string>(["row", "row", "villa", "slab"]),
    };

    private static string[] AccessOf(FictionalHotel hotel, IReadOnlyList<string> amenities, Chance chance)
    {
        if (!amenities.Contains("step-free"))
        {
            return [string.Create(CultureInfo.InvariantCulture, $"{chance.Between(2, 5)} steps lead to the entrance; there is no ramp.")];
        }

        var room = hotel.Rooms.First(kind => kind.StepFree);
        return
        [
            "The entrance, the lobby and the breakfast room are reached without steps.",
            string.Create(CultureInfo.InvariantCulture, $"The lift door is {chance.Between(80, 100)} cm wide, its cabin {chance.Between(110, 140)} × {chance.Between(140, 160)} cm."),
            string.Create(CultureInfo.InvariantCulture, $"{room.Name}: door {chance.Between(82, 95)} cm wide, bed {chance.Between(46, 55)} cm high, roll-in shower with grab rails and a folding seat."),
        ];
    }

    private static string[] RulesOf(IReadOnlyList<string> amenities, Chance chance) =>
    [
        amenities.Contains("pets") ? "Pets are welcome." : "Pets cannot stay, guide dogs excepted.",
        "There is no smoking in the house.",
        chance.Percent(50) ? "Quiet from 22:00 to 7:00." : "Quiet from 23:00 to 7:00.",
        "Children of any age are welcome; a cot is free on request.",
    ];
}
