using System.Collections.Frozen;

namespace HotelBooking.BookingUi.Words;

/// <summary>Amenities by their codes. A code that is not known here is shown as its own words.</summary>
internal static class AmenityText
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wifi"] = "Wi-Fi",
        ["pool"] = "Swimming pool",
        ["parking"] = "Parking",
        ["step-free"] = "Step-free rooms",
        ["spa"] = "Spa",
        ["gym"] = "Gym",
        ["bar"] = "Bar",
        ["restaurant"] = "Restaurant",
        ["pets"] = "Pets welcome",
        ["air-conditioning"] = "Air conditioning",
        ["beach"] = "At the beach",
        ["bicycles"] = "Bicycles to borrow",
        ["breakfast"] = "Breakfast",
        ["front-desk-24h"] = "Desk open day and night",
        ["garden"] = "Garden",
        ["lift"] = "Lift",
        ["private-bathroom"] = "Private bathroom",
        ["desk"] = "Desk",
        ["safe"] = "Safe",
        ["bathtub"] = "Bathtub",
        ["balcony"] = "Balcony",
        ["kitchen"] = "Kitchen",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string code)
    {
        if (Names.TryGetValue(code, out var name))
        {
            return name;
        }

        var words = code.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? code : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
