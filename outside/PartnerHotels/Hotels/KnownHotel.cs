namespace PartnerHotels.Hotels;

/// <summary>A hotel as the whole town knows it, whoever sells its rooms.</summary>
/// <param name="Number">Its number among the fictional hotels.</param>
/// <param name="Name">Its name.</param>
/// <param name="City">Its city.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record KnownHotel(int Number, string Name, string City, Position Position)
{
    /// <summary>ISO 4217 code of the currency that its country pays in.</summary>
    public required string Currency { get; init; }

    /// <summary>IANA name of its time zone.</summary>
    public required string Zone { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Stars { get; init; }
}
