namespace HotelBooking.Search.Places;

/// <summary>A place as it is kept. Ids: a city by its GeoNames number, <c>r-PT-14</c>, <c>c-PT</c>, a hotel's id.</summary>
internal sealed record PlaceRow(string PlaceId, int Kind, string Name, string Country, string CountryCode)
{
    public string Region { get; init; } = "";

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public long Population { get; init; }

    public int Hotels { get; init; }

    public string TimeZone { get; init; } = "";
}
