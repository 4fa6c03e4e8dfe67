using Posthouse.Values;

namespace HotelBooking.Stays.Terms;

/// <summary>Under which conditions a hotel sells its rooms: everything that pricing a stay needs besides the nights.</summary>
/// <param name="HotelId">The hotel, for example <c>h000123</c>.</param>
/// <param name="Currency">Currency of all its prices.</param>
/// <param name="TimeZone">IANA time zone of its place.</param>
/// <param name="AdultAge">Age in years from which a guest counts as an adult, 12 to 18.</param>
public sealed record HotelTerms(string HotelId, Currency Currency, string TimeZone, int AdultAge)
{
    /// <summary>What it sells.</summary>
    public required IReadOnlyList<RoomTypeTerms> RoomTypes { get; init; }

    /// <summary>How it sells; every plan applies to every room type.</summary>
    public required IReadOnlyList<RatePlan> RatePlans { get; init; }

    /// <summary>Taxes and fees, in the order in which they are charged.</summary>
    public required IReadOnlyList<TaxTerms> Taxes { get; init; }
}
