namespace HotelBooking.FictionalHotels.Geography;

/// <summary>A city, town or large city district of at least 15,000 people, or a capital.</summary>
public sealed record City
{
    /// <summary>GeoNames' number.</summary>
    public required int Id { get; init; }

    /// <summary>What it is called.</summary>
    public required PlaceNames Names { get; init; }

    /// <summary>Where it lies.</summary>
    public required Country Country { get; init; }

    /// <summary>The region in which it lies, where that is known.</summary>
    public required Region? Region { get; init; }

    /// <summary>GeoNames' feature code: <c>PPLC</c> is a capital, <c>PPLA</c> the seat of a region, <c>PPLX</c> a part of a city.</summary>
    public required string Feature { get; init; }

    /// <summary>How many people live there.</summary>
    public required int Population { get; init; }

    /// <summary>Its centre.</summary>
    public required GeoPoint Position { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Whether it is the capital of its country.</summary>
    public bool IsCapital => Feature == "PPLC";

    /// <summary>Whether it is a part of another city.</summary>
    public bool IsDistrict => Feature == "PPLX";

    /// <inheritdoc/>
    public override string ToString() => $"{Names.Plain}, {Region?.Key ?? Country.Code} ({Id})";
}
