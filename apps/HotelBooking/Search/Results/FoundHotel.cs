using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
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

    /// <summary>The cheapest of some choices, ours before a partner's of the same price. What is not in the hotel's currency cannot be compared with what is, and stands behind it.</summary>
    public OfferChoice? Cheapest(Func<OfferChoice, bool> takes) =>
        Choices.Where(takes).Aggregate((OfferChoice?)null, (best, next) => best is null || IsBefore(next, best) ? next : best);

    /// <summary>What else is offered beside a choice, cheapest first: by partners, and the best of ours where the choice is a partner's.</summary>
    public IEnumerable<OfferChoice> Beside(OfferChoice shown) => Choices
        .Where(choice => choice.Partner is not null && choice != shown)
        .Concat(shown.Partner is not null && Cheapest(static choice => choice.Own is not null) is { } ours ? [ours] : [])
        .OrderBy(choice => RoughWorth.InEuros(choice.Total));

    private bool IsBefore(OfferChoice next, OfferChoice best) => next.Total.Currency == best.Total.Currency
        ? next.Total.Minor < best.Total.Minor
        : best.Total.Currency.Code != Summary.CurrencyCode && next.Total.Currency.Code == Summary.CurrencyCode;
}
