using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.BookingUi.Finding;

/// <summary>What stands in the fields of the search.</summary>
/// <param name="Text">The place as the reader typed or chose it.</param>
/// <param name="PlaceId">The place, when one was chosen; else empty.</param>
/// <param name="Stay">When, and for whom.</param>
public sealed record FindFields(string Text, string PlaceId, StayQuery Stay)
{
    public static FindFields Of(Place place, StayQuery stay) => new(PlaceText.Short(place), place.PlaceId, stay);

    /// <summary>The address of the results; of the page that asks which place is meant when none was chosen.</summary>
    public string Address => PlaceId.Length > 0
        ? $"/hotels?place={Uri.EscapeDataString(PlaceId)}&{Stay.Address}"
        : $"/places?q={Uri.EscapeDataString(Text)}&{Stay.Address}";
}
