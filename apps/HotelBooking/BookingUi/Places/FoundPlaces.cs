using System.Collections.Immutable;
using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.BookingUi.Places;

/// <summary>What a text can mean.</summary>
/// <param name="Text">The text.</param>
/// <param name="Places">Places, best first.</param>
public sealed record FoundPlaces(string Text, ImmutableArray<Place> Places)
{
    /// <summary>Whether these only resemble the text.</summary>
    public bool Resembling { get; init; }

    /// <summary>The place that is meant, when that is clear.</summary>
    public Place? Meant { get; init; }
}
