using System.Text.Json.Serialization;

namespace HotelBooking.BookingUi.Listing;

/// <summary>A page of results as data.</summary>
internal sealed record FoundHotels
{
    public required FoundPlace Place { get; init; }

    public required string CheckIn { get; init; }

    public required string CheckOut { get; init; }

    public required string Rooms { get; init; }

    public required int Total { get; init; }

    public required IReadOnlyList<FoundHotel> Hotels { get; init; }

    public required IReadOnlyList<FoundFull> Full { get; init; }

    public required IReadOnlyList<CountedValue> Filters { get; init; }

    public required IReadOnlyList<PartnerAnswer> Partners { get; init; }

    public required IReadOnlyList<FoundNights> OtherDates { get; init; }

    public required IReadOnlyList<FoundPlace> Nearby { get; init; }

    public required IReadOnlyList<string> Remarks { get; init; }

    public required string Page { get; init; }

    public required string? Next { get; init; }
}

/// <summary>A hotel and its cheapest offer for the whole stay.</summary>
internal sealed record FoundHotel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Stars { get; init; }

    public required decimal? Score { get; init; }

    public required int Reviews { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required int DistanceMeters { get; init; }

    public required string Room { get; init; }

    public required string Beds { get; init; }

    public required string Board { get; init; }

    public required string? Partner { get; init; }

    public required int? RoomsLeft { get; init; }

    public required FoundAmount Price { get; init; }

    public required DateTimeOffset? FreeCancellationUntil { get; init; }

    public required string Cancellation { get; init; }

    public required string Picture { get; init; }

    public required string Page { get; init; }
}

/// <summary>An amount: minor units for programs that calculate, decimal text, and the text that the page shows.</summary>
internal sealed record FoundAmount(string Currency, long Minor, string Amount, string Text);

/// <summary>A hotel without a room on these nights.</summary>
internal sealed record FoundFull(string Id, string Name, string Reason, FoundNights? Nearest, string Page);

/// <summary>Nights, the day of departure exclusive.</summary>
internal sealed record FoundNights(string CheckIn, string CheckOut);

/// <summary>A place.</summary>
internal sealed record FoundPlace(string Id, string Name, string Region, string Country, string Kind);

/// <summary>How many hotels a value of a filter would leave.</summary>
internal sealed record CountedValue(string Filter, string Value, int Hotels);

/// <summary>How a partner answered.</summary>
internal sealed record PartnerAnswer(string Partner, string Answer, int Offers);

/// <summary>The place is not clear: which ones it can be.</summary>
internal sealed record UnclearPlace(string Reason, IReadOnlyList<FoundPlace> Places);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FoundHotels))]
[JsonSerializable(typeof(UnclearPlace))]
internal sealed partial class FoundHotelsJson : JsonSerializerContext;
