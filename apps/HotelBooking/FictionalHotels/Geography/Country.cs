namespace HotelBooking.FictionalHotels.Geography;

/// <summary>A country or territory.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Continent">AF, AN, AS, EU, NA, OC or SA.</param>
/// <param name="Currency">ISO 4217 code of the money that prices are in.</param>
public sealed record Country(string Code, PlaceNames Names, string Continent, string Currency);
