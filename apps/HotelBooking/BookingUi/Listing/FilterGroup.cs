using System.Collections.Immutable;
using System.Globalization;
using HotelBooking.BookingUi.Words;

namespace HotelBooking.BookingUi.Listing;

/// <summary>A filter with its values, each with the number of hotels that it would leave.</summary>
/// <param name="Filter">Its name.</param>
/// <param name="Words">Its name for readers.</param>
/// <param name="Values">Its values, in the order in which they are shown.</param>
internal sealed record FilterGroup(string Filter, string Words, ImmutableArray<FilterValue> Values)
{
    private static readonly ImmutableArray<(string Filter, string Words)> Order =
    [
        ("stars", "Hotel stars"), ("score", "Guest score"), ("board", "Meals"), ("amenity", "Facilities"), ("cancellation", "Cancellation"),
    ];

    /// <summary>All filters of a page of results. A value in force that finds nothing stays, with 0.</summary>
    public static ImmutableArray<FilterGroup> Of(ResultsView view) =>
        [.. Order.Select(group => new FilterGroup(group.Filter, group.Words, ValuesOf(view, group.Filter))).Where(group => !group.Values.IsEmpty)];

    /// <summary>A value in words.</summary>
    public static string WordsOf(string filter, string value) => filter switch
    {
        "stars" => value == "1" ? "1 star" : $"{value} stars",
        "score" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var tenths)
            ? string.Create(CultureInfo.InvariantCulture, $"{tenths / 10m:0.#} and more: {ScoreText.Word(tenths).ToLowerInvariant()}")
            : value,
        "board" => BoardNames.Words(value),
        "cancellation" => "Free cancellation",
        _ => AmenityText.Of(value),
    };

    private static ImmutableArray<FilterValue> ValuesOf(ResultsView view, string filter)
    {
        var counted = view.Reply.Counts.Where(count => count.Filter == filter)
            .Select(count => new FilterValue(count.Value, WordsOf(filter, count.Value), count.Hotels, view.Wish.Has(filter, count.Value)));
        var inForce = view.Wish.Filters.Where(other => other.Filter == filter)
            .Select(other => new FilterValue(other.Value, WordsOf(filter, other.Value), 0, InForce: true));
        return [.. counted.Concat(inForce).DistinctBy(value => value.Value, StringComparer.Ordinal)];
    }
}

/// <summary>A value of a filter.</summary>
internal sealed record FilterValue(string Value, string Words, int Hotels, bool InForce);
