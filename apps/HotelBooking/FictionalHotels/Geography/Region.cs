namespace HotelBooking.FictionalHotels.Geography;

/// <summary>A first-level division of a country: a state, province, prefecture.</summary>
/// <param name="Country">Where it lies.</param>
/// <param name="Code">GeoNames' code within the country: <c>IL</c>, <c>14</c>.</param>
/// <param name="Names">What it is called.</param>
public sealed record Region(Country Country, string Code, PlaceNames Names)
{
    /// <summary>Country and code: <c>US.IL</c>.</summary>
    public string Key => $"{Country.Code}.{Code}";
}
