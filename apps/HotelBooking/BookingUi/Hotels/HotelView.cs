using System.Collections.Immutable;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Maps;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Values;
using StayDates = HotelBooking.Stays.StayDates;

namespace HotelBooking.BookingUi.Hotels;

/// <summary>A hotel's page.</summary>
/// <param name="Reply">What the search said.</param>
/// <param name="Stay">When, and for whom.</param>
/// <param name="Now">The instant from which deadlines are counted.</param>
public sealed record HotelView(GetHotelResponse Reply, StayQuery Stay, DateTimeOffset Now)
{
    public required MapScene Map { get; init; }

    /// <summary>The price of every night of a month; <see langword="null"/> when it could not be had.</summary>
    public required PriceMonth? Calendar { get; init; }

    public HotelSummary Hotel => Reply.Hotel;

    public HotelDetails Details => Reply.Details;

    public string Address => $"/hotels/{Uri.EscapeDataString(Hotel.HotelId)}";

    /// <summary>Our own offers by room type, cheapest room first; each room with its plans, cheapest first.</summary>
    public ImmutableArray<RoomOffers> Rooms =>
    [
        .. Reply.Offers.Where(offer => offer.Partner.Length == 0)
            .GroupBy(offer => offer.RoomTypeId, StringComparer.Ordinal)
            .Select(group => new RoomOffers(
                Details?.RoomTypes.FirstOrDefault(room => room.RoomTypeId == group.Key) ?? new RoomType { RoomTypeId = group.Key, Name = group.First().RoomName, Beds = group.First().Beds },
                [.. group.OrderBy(TotalOf)]))
            .OrderBy(room => TotalOf(room.Offers[0])),
    ];

    /// <summary>Offers of partners, cheapest first.</summary>
    public ImmutableArray<StayOffer> PartnerOffers => [.. Reply.Offers.Where(offer => offer.Partner.Length > 0).OrderBy(TotalOf)];

    /// <summary>The lowest total in the hotel's currency; where nothing is sold in it, of what is.</summary>
    public Money? Cheapest => Reply.Offers
        .Select(static offer => (Money?)Money.From(offer.Price.Total))
        .OrderBy(total => total!.Value.Currency.Code != Hotel.CurrencyCode)
        .ThenBy(static total => total!.Value.Minor)
        .FirstOrDefault();

    public StayDates? Nearest => Reply.Nearest is { } dates ? new StayDates(dates.CheckIn.ToDateOnly(), dates.CheckOut.ToDateOnly()) : null;

    public CancelText CancelOf(StayOffer offer) => CancelText.Of(offer, Stay.Dates, Now);

    private static long TotalOf(StayOffer offer) => Money.From(offer.Price.Total).Minor;
}

/// <summary>A kind of room and the plans under which it can be had.</summary>
public sealed record RoomOffers(RoomType Room, ImmutableArray<StayOffer> Offers);
