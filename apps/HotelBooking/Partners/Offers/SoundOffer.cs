using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>An offer that has passed every check.</summary>
internal sealed record SoundOffer
{
    public required string HotelCode { get; init; }

    public required string HotelName { get; init; }

    public required string City { get; init; }

    public required GeoPoint Position { get; init; }

    /// <summary>1 to 5; 0 when not known.</summary>
    public required int Stars { get; init; }

    public required string Rate { get; init; }

    public required string RoomName { get; init; }

    public required Board Board { get; init; }

    /// <summary>Price of each night for all rooms.</summary>
    public required IReadOnlyList<Money> Nights { get; init; }

    public required Money Taxes { get; init; }

    public required Money Total { get; init; }

    /// <summary>Percent of the total that is kept from when on, earliest first.</summary>
    public required IReadOnlyList<(DateTimeOffset From, int Percent)> Penalties { get; init; }
}
