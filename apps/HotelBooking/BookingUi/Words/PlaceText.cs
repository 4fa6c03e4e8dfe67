using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.BookingUi.Words;

/// <summary>Places with what tells them from others of the same name.</summary>
internal static class PlaceText
{
    /// <summary><c>Springfield, Illinois, United States</c>.</summary>
    public static string Full(Place place) => Where(place) is { Length: > 0 } where ? $"{place.Name}, {where}" : place.Name;

    /// <summary>What stands in the search field: <c>Lisbon, Portugal</c>.</summary>
    public static string Short(Place place) => place.Country.Length == 0 || place.Kind == PlaceKind.Country ? place.Name : $"{place.Name}, {place.Country}";

    /// <summary>Region and country.</summary>
    public static string Where(Place place) => place.Kind == PlaceKind.Country
        ? ""
        : string.Join(", ", new[] { place.Region == place.Name ? "" : place.Region, place.Country }.Where(part => part.Length > 0));

    /// <summary>What kind of place it is.</summary>
    public static string Kind(PlaceKind kind) => kind switch
    {
        PlaceKind.City => "City",
        PlaceKind.Region => "Region",
        PlaceKind.Country => "Country",
        PlaceKind.Hotel => "Hotel",
        _ => "Place",
    };
}
