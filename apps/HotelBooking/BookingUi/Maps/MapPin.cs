using HotelBooking.BookingUi.Words;
using HotelBooking.BookingUi.Listing;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.BookingUi.Maps;

/// <summary>A hotel on the map.</summary>
/// <param name="HotelId">The hotel.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">What the pin says: a price, or that it is full.</param>
/// <param name="Address">Where the pin leads.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Look">What the pin looks like.</param>
public sealed record MapPin(string HotelId, string Name, string Label, string Address, GeoPoint Position, PinLook Look)
{
    public static MapPin Of(HotelCard card) =>
        new(card.Hotel.HotelId, card.Hotel.Name, MoneyText.Of(card.Total), card.Address, PointOf(card.Hotel), PinLook.Free);

    public static MapPin Of(FullCard card) =>
        new(card.Full.Hotel.HotelId, card.Full.Hotel.Name, "Full", card.Address, PointOf(card.Full.Hotel), PinLook.Full);

    public static GeoPoint PointOf(HotelSummary hotel) => new(hotel.Position?.Latitude ?? 0, hotel.Position?.Longitude ?? 0);
}

/// <summary>What a pin looks like.</summary>
public enum PinLook
{
    /// <summary>A room is free.</summary>
    Free,

    /// <summary>No room is free.</summary>
    Full,

    /// <summary>The hotel that the page is about.</summary>
    Chosen,
}
