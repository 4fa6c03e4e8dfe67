using System.Globalization;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Values;

namespace HotelBooking.Tests.Search;

/// <summary>The count beside a filter's value is the number of hotels that come when it is chosen.</summary>
[Collection(SearchCollection.Name)]
public sealed class FilterTests(SearchCluster cluster)
{
    public static TheoryData<string, string> Filters() => new()
    {
        { Cities.Lisbon, "" }, { Cities.Lisbon, "stars" }, { Cities.Lisbon, "cancellation" }, { Cities.Lisbon, "board" }, { "c-US", "amenity" }, { "c-US", "score" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Every_count_is_what_comes_with_that_value(string place, string inForce)
    {
        var request = cluster.Ask(place, 5, 2);
        request.Filter = inForce switch
        {
            "stars" => new HotelFilter { Stars = { 2, 3 } },
            "cancellation" => new HotelFilter { FreeCancellation = true },
            "board" => new HotelFilter { Boards = { Board.Breakfast } },
            "amenity" => new HotelFilter { Amenities = { "wifi", "step-free" } },
            "score" => new HotelFilter { MinScoreTenths = 80 },
            _ => new HotelFilter(),
        };
        var all = await cluster.FindAsync(request);

        Assert.NotEmpty(all.Counts);
        foreach (var count in all.Counts)
        {
            var chosen = await cluster.FindAsync(Choose(request, count));
            Assert.Equal((count.Filter, count.Value, count.Hotels), (count.Filter, count.Value, chosen.Total));
        }

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "stars", "score", "board", "cancellation", "amenity" }, all.Counts.Select(count => count.Filter).ToHashSet(StringComparer.Ordinal));
        Assert.Contains(all.Counts, count => count is { Filter: "amenity", Value: "step-free" });
    }

    [Fact]
    public async Task What_comes_is_what_was_wanted()
    {
        var request = cluster.Ask(Cities.Lisbon, 5, 2);
        request.Filter = new HotelFilter { Boards = { Board.Breakfast }, FreeCancellation = true, Stars = { 3, 4 } };

        var found = await cluster.FindAsync(request);

        Assert.NotEmpty(found.Hotels);
        Assert.All(found.Hotels, result =>
        {
            Assert.Equal(Board.Breakfast, result.Offer.Board);
            Assert.NotNull(result.Offer.Cancellation.FreeUntil);
            Assert.InRange(result.Hotel.Stars, 3, 4);
        });
    }

    [Fact]
    public async Task A_highest_total_holds_for_the_whole_stay()
    {
        var all = await cluster.FindAsync(cluster.Ask(Cities.Lisbon, 5, 2));
        var totals = all.Hotels.Select(result => Money.From(result.Offer.Price.Total).Minor).Order().ToList();
        var request = cluster.Ask(Cities.Lisbon, 5, 2);
        request.Filter = new HotelFilter { MaxTotalMinor = totals[2] };

        var found = await cluster.FindAsync(request);

        Assert.Equal(totals[..3], found.Hotels.Select(result => Money.From(result.Offer.Price.Total).Minor).Order());
    }

    private static SearchHotelsRequest Choose(SearchHotelsRequest request, FilterCount count)
    {
        var chosen = request.Clone();
        switch (count.Filter)
        {
            case "stars":
                chosen.Filter.Stars.Clear();
                chosen.Filter.Stars.Add(int.Parse(count.Value, CultureInfo.InvariantCulture));
                break;
            case "score":
                chosen.Filter.MinScoreTenths = int.Parse(count.Value, CultureInfo.InvariantCulture);
                break;
            case "board":
                chosen.Filter.Boards.Clear();
                chosen.Filter.Boards.Add(Enum.GetValues<Board>().Single(board => "BOARD_" + Snake(board) == count.Value));
                break;
            case "cancellation":
                chosen.Filter.FreeCancellation = true;
                break;
            case "amenity":
                chosen.Filter.Amenities.Add(count.Value);
                break;
            case "price":
                chosen.Filter.MaxTotalMinor = long.Parse(count.Value, CultureInfo.InvariantCulture);
                break;
            default:
                Assert.Fail($"There is no filter {count.Filter}.");
                break;
        }

        return chosen;
    }

    private static string Snake(Board board) => string.Concat(board.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant();
}
