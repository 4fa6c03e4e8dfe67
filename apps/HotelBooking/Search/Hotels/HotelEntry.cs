using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.Search.Hotels;

/// <summary>A hotel's content, and the places in which it lies. The messages are shared: copy them before changing anything.</summary>
internal sealed record HotelEntry(HotelSummary Summary, HotelDetails Details)
{
    public required string CityPlace { get; init; }

    public required string RegionPlace { get; init; }

    public required string CountryPlace { get; init; }

    public string HotelId => Summary.HotelId;

    public GeoPoint Position { get; } = new(Summary.Position.Latitude, Summary.Position.Longitude);

    /// <summary>What is told about a room type; <see langword="null"/> when nothing is.</summary>
    public RoomType? Room(string roomTypeId) => Details.RoomTypes.FirstOrDefault(room => room.RoomTypeId == roomTypeId);
}
