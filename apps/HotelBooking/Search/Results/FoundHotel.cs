using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Hotels;
using HotelBooking.Search.Offers;

namespace HotelBooking.Search.Results;

/// <summary>A hotel that a search looks at.</summary>
/// <param name="Summary">What is known about it.</param>
/// <param name="Meters">From the place's centre.</param>
/// <param name="Choices">What can be booked in it: our own offers first, then partners', each cheapest first. Empty when it is full or closed.</param>
internal sealed record FoundHotel(HotelSummary Summary, int Meters, IReadOnlyList<OfferChoice> Choices)
{
    /// <summary>Its content, when it is ours.</summary>
    public HotelEntry? Entry { get; init; }

    /// <summary>What it sells, when it is ours and sells anything.</summary>
    public HotelForSale? Sale { get; init; }

    public string HotelId => Summary.HotelId;
}
