using System.Collections.Immutable;
using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.BookingUi.Listing;

/// <summary>Orders as addresses carry them and as readers read them.</summary>
internal static class SortNames
{
    public static readonly ImmutableArray<(SortOrder Order, string Name, string Words)> All =
    [
        (SortOrder.BestMatch, "best", "Best match"),
        (SortOrder.Price, "price", "Lowest total price"),
        (SortOrder.Score, "score", "Guest score"),
        (SortOrder.Distance, "distance", "Nearest to the centre"),
    ];

    public static string Of(SortOrder order) => All.First(sort => sort.Order == order).Name;

    public static string Words(SortOrder order) => All.First(sort => sort.Order == order).Words;

    public static SortOrder Read(string name) => All.FirstOrDefault(sort => sort.Name == name, All[0]).Order;
}
