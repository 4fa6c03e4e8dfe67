using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Search.Places;
using HotelBooking.Search.Results;

namespace HotelBooking.Search.Partners;

/// <summary>
/// Merges partners' offers with our hotels: hotels are merged, every offer is kept with its source. What is mapped goes to our hotel, behind our own offers; what is not becomes a hotel of its
/// own, and is one hotel when two partners have it under the same name less than 250 m apart.
/// </summary>
internal static class PartnerHotels
{
    /// <summary>With what the ids of hotels begin that only partners have.</summary>
    public const string IdPrefix = "p-";

    private const double SameHouseKilometres = 0.25;

    public static IReadOnlyList<FoundHotel> Merged(IReadOnlyList<FoundHotel> own, PartnerAnswers answers, GeoPoint centre, DateTimeOffset now)
    {
        var mapped = answers.Offers.Where(found => found.Offer.HotelId.Length > 0).ToLookup(found => found.Offer.HotelId, StringComparer.Ordinal);
        return
        [
            .. own.Select(hotel => hotel with { Choices = [.. hotel.Choices, .. Choices(mapped[hotel.HotelId], now)] }),
            .. Houses(answers.Offers.Where(found => found.Offer.HotelId.Length == 0)).Select(house => HouseOf(house, centre, now)),
        ];
    }

    /// <summary>What partners offer for one hotel, ours or one of their own; cheapest first.</summary>
    public static IEnumerable<StayOffer> OffersOf(HotelSummary hotel, PartnerAnswers answers, DateTimeOffset now)
    {
        var offers = hotel.HotelId.StartsWith(IdPrefix, StringComparison.Ordinal)
            ? Houses(answers.Offers.Where(found => found.Offer.HotelId.Length == 0)).Where(house => house.Exists(found => IdOf(found) == hotel.HotelId) || IsSame(hotel, house[0].Offer)).SelectMany(house => house)
            : answers.Offers.Where(found => found.Offer.HotelId == hotel.HotelId);
        return Choices(offers, now).Select(choice => choice.Partner!);
    }

    private static StayOffer ToStayOffer(this PartnerOffer offer, string partner) => new()
    {
        PartnerOfferToken = offer.OfferToken,
        Partner = partner,
        RoomName = offer.RoomName,
        PlanName = "",
        Board = offer.Board,
        Price = offer.Price,
        Cancellation = offer.Cancellation,
    };

    private static IEnumerable<OfferChoice> Choices(IEnumerable<(string Partner, PartnerOffer Offer)> offers, DateTimeOffset now) => offers
        .Select(found => OfferChoice.Of(found.Offer.ToStayOffer(found.Partner), now))
        .OrderBy(choice => RoughWorth.InEuros(choice.Total))
        .ThenBy(choice => choice.Partner!.Partner, StringComparer.Ordinal);

    private static List<List<(string Partner, PartnerOffer Offer)>> Houses(IEnumerable<(string Partner, PartnerOffer Offer)> offers)
    {
        var houses = new List<List<(string Partner, PartnerOffer Offer)>>();
        foreach (var found in offers.OrderBy(found => found.Partner, StringComparer.Ordinal).ThenBy(found => found.Offer.PartnerHotelCode, StringComparer.Ordinal))
        {
            if (houses.Find(house => IsSame(house[0], found)) is { } known)
            {
                known.Add(found);
            }
            else
            {
                houses.Add([found]);
            }
        }

        return houses;
    }

    private static bool IsSame((string Partner, PartnerOffer Offer) one, (string Partner, PartnerOffer Offer) other) =>
        (one.Partner == other.Partner && one.Offer.PartnerHotelCode == other.Offer.PartnerHotelCode)
        || (FoldedText.Of(one.Offer.HotelName) == FoldedText.Of(other.Offer.HotelName) && PointOf(one.Offer).KilometresTo(PointOf(other.Offer)) < SameHouseKilometres);

    private static FoundHotel HouseOf(List<(string Partner, PartnerOffer Offer)> house, GeoPoint centre, DateTimeOffset now)
    {
        var offer = house[0].Offer;
        var summary = new HotelSummary
        {
            HotelId = IdOf(house[0]),
            Name = offer.HotelName,
            Stars = offer.Stars,
            Position = offer.Position,
            Address = { offer.Address },
            CurrencyCode = offer.Price.Total.CurrencyCode,
            TimeZone = offer.TimeZone,
            House = "slab",
            Setting = "city",
        };
        return new FoundHotel(summary, (int)Math.Round(centre.KilometresTo(PointOf(offer)) * 1_000), [.. Choices(house, now)]);
    }

    private static string IdOf((string Partner, PartnerOffer Offer) found) => $"{IdPrefix}{found.Partner}-{found.Offer.PartnerHotelCode}";

    private static bool IsSame(HotelSummary hotel, PartnerOffer offer) =>
        FoldedText.Of(hotel.Name) == FoldedText.Of(offer.HotelName)
        && new GeoPoint(hotel.Position?.Latitude ?? 0, hotel.Position?.Longitude ?? 0).KilometresTo(PointOf(offer)) < SameHouseKilometres;

    private static GeoPoint PointOf(PartnerOffer offer) => new(offer.Position?.Latitude ?? 0, offer.Position?.Longitude ?? 0);
}
