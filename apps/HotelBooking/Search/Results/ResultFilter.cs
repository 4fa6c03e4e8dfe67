using HotelBooking.Contracts.Search.V1;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Search.Results;

/// <summary>Which hotels are wanted. Board, cancelling and price must hold of one and the same offer.</summary>
internal sealed record ResultFilter
{
    public IReadOnlySet<int> Stars { get; init; } = new HashSet<int>();

    public int MinScoreTenths { get; init; }

    public IReadOnlySet<Board> Boards { get; init; } = new HashSet<Board>();

    public bool FreeCancellation { get; init; }

    public IReadOnlySet<string> Amenities { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public long MaxTotalMinor { get; init; }

    public static ResultFilter Of(HotelFilter? filter) => filter is null ? new ResultFilter() : new ResultFilter
    {
        Stars = filter.Stars.ToHashSet(),
        MinScoreTenths = filter.MinScoreTenths,
        Boards = filter.Boards.Select(board => (Board)board).Where(board => board != Board.Unspecified).ToHashSet(),
        FreeCancellation = filter.FreeCancellation,
        Amenities = filter.Amenities.ToHashSet(StringComparer.Ordinal),
        MaxTotalMinor = filter.MaxTotalMinor,
    };

    /// <summary>Whether a hotel is wanted and has an offer that is wanted.</summary>
    public bool Takes(FoundHotel hotel) => TakesHouse(hotel) && hotel.Choices.Any(choice => TakesOffer(hotel, choice));

    /// <summary>Whether the house is wanted, whatever it offers.</summary>
    public bool TakesHouse(FoundHotel hotel) =>
        (Stars.Count == 0 || Stars.Contains(hotel.Summary.Stars))
        && hotel.Summary.ScoreTenths >= MinScoreTenths
        && Amenities.All(amenity => hotel.Summary.Amenities.Contains(amenity));

    /// <summary>Whether an offer is wanted, whatever the house.</summary>
    public bool TakesOffer(FoundHotel hotel, OfferChoice choice) =>
        (Boards.Count == 0 || Boards.Contains(choice.Board))
        && (!FreeCancellation || choice.FreeToCancel)
        && (MaxTotalMinor == 0 || IsWithin(choice.Total, hotel.Summary.CurrencyCode));

    // An amount in another currency than the hotel's cannot be compared with the bound.
    private bool IsWithin(Money total, string currency) => total.Currency.Code == currency && total.Minor <= MaxTotalMinor;
}
