using System.Collections.Immutable;
using HotelBooking.BookingUi.Maps;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Stays;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Listing;

/// <summary>One page of results: what the page shows and what a program gets are both made from it.</summary>
/// <param name="Wish">What was asked for.</param>
/// <param name="Reply">What the search answered.</param>
public sealed record ResultsView(HotelWish Wish, SearchHotelsResponse Reply)
{
    public required ImmutableArray<HotelCard> Hotels { get; init; }

    public required ImmutableArray<FullCard> Full { get; init; }

    public required MapScene? Map { get; init; }

    /// <summary>What was amended in the address, and what else is worth saying.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public Place Place => Reply.Place;

    public int First => Wish.Shown + 1;

    public int Last => Wish.Shown + Hotels.Length;

    /// <summary>The next page; <see langword="null"/> when this is the last.</summary>
    public HotelWish? Next => Reply.NextPageToken.Length == 0 ? null : Wish with { After = Reply.NextPageToken, Shown = Last };

    /// <summary>Partners whose rooms may be missing.</summary>
    public IEnumerable<string> MissingPartners => Reply.Partners.Where(partner => partner.Answer != "OK").Select(partner => PartnerText.Of(partner.Partner));

    /// <summary>Other nights close by on which something is free.</summary>
    public IEnumerable<StayDates> OtherDates => Reply.OtherDates.Select(dates => new StayDates(dates.CheckIn.ToDateOnly(), dates.CheckOut.ToDateOnly()));

    public string Heading => (Reply.Total, Wish.IsFiltered) switch
    {
        (0, false) => $"No room is free in {Place.Name} on these nights",
        (0, true) => $"No hotel in {Place.Name} fits all of this",
        (1, _) => $"1 hotel available in {Place.Name}",
        var (total, _) => $"{total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} hotels available in {Place.Name}",
    };

    public string Title => $"{Place.Name}, {DayText.ShortRange(Wish.Stay.Dates)}: {GuestText.Count(Reply.Total, "hotel")} · Posthouse Hotels";
}
