using System.Globalization;
using System.Text.Json;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Offers;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Partners.Nordhus;

/// <summary>Reads the stays that Nordhus finds.</summary>
internal static class NordhusReading
{
    private const int LastDay = 1_000_000;
    private const long LastSecond = 50_000_000_000;
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static IReadOnlyList<OfferReading> Offers(JsonElement answer)
    {
        var stays = answer.At("data").At("stays");
        return stays.At("edges").ValueKind == JsonValueKind.Array
            ? [.. stays.Items("edges").SelectMany((edge, place) => edge.At("node").Items("rates").Select(rate => Offer(edge.At("node"), place, rate)))]
            : throw new PartnerFailedException(PartnerFailure.Unreadable, "The answer has no list of stays.");
    }

    private static OfferReading Offer(JsonElement hotel, int place, JsonElement rate)
    {
        var point = hotel.At("place").Items("point").ToList();
        var price = rate.At("price");
        return new OfferReading
        {
            Place = place,
            HotelCode = hotel.Text("propertyRef"),
            HotelName = hotel.Text("title"),
            City = hotel.At("place").Text("town"),
            Latitude = point is [_, var latitude] ? latitude.Degrees() : null,
            Longitude = point is [var longitude, _] ? longitude.Degrees() : null,
            Stars = hotel.Number("stars"),
            Rate = rate.Text("rateRef"),
            RoomName = rate.At("sleeps").Text("roomTitle"),
            Board = rate.Text("meals") switch { "NONE" => Board.RoomOnly, "MORNING" => Board.Breakfast, "MORNING_AND_EVENING" => Board.HalfBoard, _ => Board.Unspecified },
            CheckIn = Day(rate.At("stay").Number("arrivalDay")),
            CheckOut = Day(rate.At("stay").Number("departureDay")),
            Currency = price.Text("unit"),
            Nights = [.. price.Items("perNight").Select(night => night.Written())],
            Taxes = price.Text("dues"),
            Total = price.Text("whole"),
            Penalties = [.. rate.At("conditions").Items("fees").Select(fee => new PenaltyReading(Instant(fee.Text("fromSecond")), Percent(fee.Text("share"))))],
        };
    }

    private static DateOnly? Day(int? days) => days is >= 0 and <= LastDay ? Epoch.AddDays(days.Value) : null;

    private static DateTimeOffset? Instant(string? seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(number) : null;

    private static int? Percent(string? share) =>
        share is [.., '%'] && int.TryParse(share[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
