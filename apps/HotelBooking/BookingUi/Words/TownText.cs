using HotelBooking.BookingUi.Criteria;
using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.BookingUi.Words;

/// <summary>The town in which a hotel is, and the way to its other hotels.</summary>
internal static class TownText
{
    /// <summary>Its name; of a partner's hotel the last line of the address is all that is told. Empty when not even that is.</summary>
    public static string Of(HotelSummary hotel) => hotel.City.Length > 0 ? hotel.City : hotel.Address.LastOrDefault() ?? "";

    /// <summary>What to look for to find this town and none of its namesakes: <c>Springfield, Missouri, United States</c>.</summary>
    public static string Search(HotelSummary hotel) => hotel.City.Length > 0 && hotel.Address.Count > 1 ? string.Join(", ", hotel.Address.Skip(1)) : Of(hotel);

    /// <summary>The address of its hotels for the same stay.</summary>
    public static string Path(HotelSummary hotel, StayQuery stay) => $"/hotels?q={Uri.EscapeDataString(Search(hotel))}&{stay.Address}";
}
