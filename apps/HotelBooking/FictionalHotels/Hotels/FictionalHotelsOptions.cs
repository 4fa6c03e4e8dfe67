using Posthouse.Components;

namespace HotelBooking.FictionalHotels.Hotels;

/// <summary>How much there is of the made-up world; whoever sells and whoever shows must be told the same. Configuration section <c>FictionalHotels</c>.</summary>
public sealed record FictionalHotelsOptions : ICheckedOptions
{
    /// <summary>How many hotels there are. Default 1,000; 1 to 5,000. A smaller number has the first hotels of a larger one.</summary>
    public int Count { get; init; } = 1_000;

    /// <summary>How many nights from today on (in the hotel's zone) are for sale. Default 400; 1 to 500.</summary>
    public int Nights { get; init; } = 400;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. Count is < 1 or > 5_000 ? [$"FictionalHotels:Count is {Count}: give 1 to 5000."] : Array.Empty<string>(),
        .. Nights is < 1 or > 500 ? [$"FictionalHotels:Nights is {Nights}: give 1 to 500."] : Array.Empty<string>(),
    ];
}
