using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace HotelBooking.BookingUi.Visits;

/// <summary>What the cookie holds.</summary>
internal sealed record KeptVisit(
    [property: JsonPropertyName("k")] ImmutableArray<KeptKey> Keys,
    [property: JsonPropertyName("s")] ImmutableArray<KeptSearch> Searches)
{
    public static KeptVisit Empty { get; } = new([], []);
}

/// <summary>The key of a reservation.</summary>
internal sealed record KeptKey([property: JsonPropertyName("r")] string Reservation, [property: JsonPropertyName("a")] string Key);

/// <summary>A search: what it looked for, in words, and its address below <c>/hotels</c>.</summary>
public sealed record KeptSearch([property: JsonPropertyName("w")] string Words, [property: JsonPropertyName("q")] string Query);

[JsonSerializable(typeof(KeptVisit))]
internal sealed partial class VisitJson : JsonSerializerContext;
