using System.Globalization;
using System.Text.Json;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Offers;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Partners.Meridian;

/// <summary>Reads the offers that Meridian tells.</summary>
internal static class MeridianReading
{
    public static IReadOnlyList<OfferReading> Offers(JsonElement answer) =>
        answer.At("hotels").ValueKind == JsonValueKind.Array
            ? [.. answer.Items("hotels").SelectMany((hotel, place) => hotel.Items("offers").Select(offer => Offer(hotel, place, offer)))]
            : throw new PartnerFailedException(PartnerFailure.Unreadable, "The answer has no list of hotels.");

    private static OfferReading Offer(JsonElement hotel, int place, JsonElement offer) => new()
    {
        Place = place,
        HotelCode = hotel.Text("hotel_code"),
        HotelName = hotel.Text("name"),
        City = hotel.Text("city"),
        Latitude = hotel.At("position").At("lat").Degrees(),
        Longitude = hotel.At("position").At("lon").Degrees(),
        Stars = hotel.Number("stars"),
        Rate = offer.Text("offer_id"),
        RoomName = offer.Text("room_name"),
        Board = offer.Text("board") switch { "room_only" => Board.RoomOnly, "breakfast" => Board.Breakfast, "half_board" => Board.HalfBoard, _ => Board.Unspecified },
        CheckIn = Day(offer.Text("check_in")),
        CheckOut = Day(offer.Text("check_out")),
        Currency = offer.Text("currency"),
        InMinorUnits = true,
        Nights = [.. offer.Items("nights").Select(night => night.At("amount_minor").Written())],
        Taxes = offer.At("taxes_minor").Written(),
        Total = offer.At("total_minor").Written(),
        Penalties = [.. offer.Items("cancellation").Select(window => new PenaltyReading(Instant(window.Text("from")), window.Number("penalty_percent")))],
    };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
}
