namespace HotelBooking.Search.Filling;

/// <summary>A hotel's content as it is kept.</summary>
internal sealed record HotelRow(string HotelId, byte[] Summary, byte[] Details)
{
    public required string CityPlace { get; init; }

    public required string RegionPlace { get; init; }

    public required string CountryPlace { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }
}
