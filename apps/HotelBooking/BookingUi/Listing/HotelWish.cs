using System.Collections.Immutable;
using System.Globalization;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Listing;

/// <summary>Which hotels are wanted and in which order, as the address carries it; every change of it is another address.</summary>
/// <param name="PlaceId">Where.</param>
/// <param name="Stay">When, and for whom.</param>
public sealed record HotelWish(string PlaceId, StayQuery Stay)
{
    public const int PageSize = 20;

    /// <summary>The filters in force: name and value, as <see cref="FilterCount"/> names them, in the order in which they were chosen.</summary>
    public ImmutableArray<(string Filter, string Value)> Filters { get; init; } = [];

    /// <summary>The highest total, when one is set.</summary>
    public Money? Most { get; init; }

    public SortOrder Sort { get; init; } = SortOrder.BestMatch;

    /// <summary>Where the page before ended; empty for the first.</summary>
    public string After { get; init; } = "";

    /// <summary>How many hotels the pages before have shown.</summary>
    public int Shown { get; init; }

    public bool IsFiltered => !Filters.IsEmpty || Most is not null;

    /// <summary>The address of these results.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string> { $"place={Uri.EscapeDataString(PlaceId)}", Stay.Address };
            parts.AddRange(Filters.GroupBy(filter => filter.Filter, StringComparer.Ordinal)
                .Select(group => $"{group.Key}={string.Join(',', group.Select(filter => Uri.EscapeDataString(filter.Value)))}"));
            if (Most is { } most)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"max={most.Units:0.###}&currency={most.Currency}"));
            }

            if (Sort != SortOrder.BestMatch)
            {
                parts.Add($"sort={SortNames.Of(Sort)}");
            }

            if (After.Length > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"shown={Shown}&after={Uri.EscapeDataString(After)}"));
            }

            return "/hotels?" + string.Join('&', parts);
        }
    }

    /// <summary>The same from its first page, on other terms.</summary>
    public HotelWish Restarted => this with { After = "", Shown = 0 };

    public bool Has(string filter, string value) => Filters.Contains((filter, value));

    /// <summary>With a filter value that is not in force, or without one that is. There is one lowest score.</summary>
    public HotelWish Toggled(string filter, string value) => Restarted with
    {
        Filters = Has(filter, value)
            ? Filters.Remove((filter, value))
            : (filter == "score" ? Filters.RemoveAll(other => other.Filter == filter) : Filters).Add((filter, value)),
    };

    public HotelWish Unfiltered => Restarted with { Filters = [], Most = null };

    public SearchHotelsRequest ToRequest()
    {
        var filter = new HotelFilter
        {
            FreeCancellation = Has("cancellation", "free"),
            MinScoreTenths = ValuesOf("score").Select(Number).FirstOrDefault(),
            MaxTotalMinor = Most?.Minor ?? 0,
        };
        filter.Stars.AddRange(ValuesOf("stars").Select(Number));
        filter.Boards.AddRange(ValuesOf("board").Select(BoardNames.Read).Where(board => board != Board.Unspecified));
        filter.Amenities.AddRange(ValuesOf("amenity"));
        var request = new SearchHotelsRequest
        {
            PlaceId = PlaceId, Dates = Stay.Nights, Filter = filter, Sort = Sort, PageSize = PageSize, PageToken = After, AskPartners = true,
        };
        request.Rooms.AddRange(Stay.Occupancies);
        return request;
    }

    private IEnumerable<string> ValuesOf(string filter) => Filters.Where(other => other.Filter == filter).Select(other => other.Value);

    private static int Number(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
}
