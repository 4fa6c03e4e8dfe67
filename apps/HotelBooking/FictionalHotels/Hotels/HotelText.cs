namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>Describes a hotel in a few sentences, the last of which says that it is made up.</summary>
internal static class HotelText
{
    private static readonly IReadOnlyDictionary<string, string[]> Places = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["city"] = ["stands in a side street of {0}", "looks over the roofs of {0}", "is a short walk from the middle of {0}"],
        ["coast"] = ["looks out on the water at {0}", "catches the sea air of {0}", "stands where {0} meets the water"],
        ["hills"] = ["stands on the green edge of {0}", "looks up to the hills around {0}", "is where {0} becomes quiet"],
        ["canal"] = ["stands by the water in {0}", "has its own steps to a canal of {0}", "watches the boats of {0} go by"],
    };

    private static readonly IReadOnlyDictionary<string, string> Houses = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["grand"] = "An old grand house with high ceilings", ["slab"] = "A plain modern house with large windows", ["row"] = "A row of narrow houses made into one", ["villa"] = "A villa with thick walls and a cool hall",
    };

    private static readonly string[] Mornings =
    [
        "Breakfast is served until the last guest is awake.", "In the morning the whole house smells of bread.", "The kitchen opens early for those who have a train to catch.",
        "Coffee stands ready on every floor from six o’clock.",
    ];

    private static readonly string[] Evenings =
    [
        "In the evening the lamps are lit one by one.", "The reading room has a fire in winter and a breeze in summer.", "The night porter knows every shortcut.", "A shelf of borrowed books waits beside the stairs.",
    ];

    public static IReadOnlyList<string> Of(FictionalHotel hotel, string house, IReadOnlyList<string> amenities, Chance chance)
    {
        var where = chance.Pick(Places[hotel.Setting]).Replace("{0}", hotel.City.Names.Plain, StringComparison.Ordinal);
        var extra = amenities.Contains("pool") ? " The pool is open all year." : amenities.Contains("garden") ? " There is a garden to sit in." : "";
        return
        [
            $"{Houses[house]}, the {(hotel.Name.StartsWith("The ", StringComparison.Ordinal) ? hotel.Name[4..] : hotel.Name)} {where}. {chance.Pick(Mornings)}",
            $"{chance.Pick(Evenings)}{extra}",
            "This hotel is made up: nobody can stay here, and nothing is really charged.",
        ];
    }
}
