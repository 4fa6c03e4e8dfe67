namespace HotelBooking.Search.Places;

/// <summary>A name under which a place is found.</summary>
/// <param name="Folded">The name as it is compared.</param>
/// <param name="PlaceId">The place.</param>
/// <param name="Name">The name as it is written; empty for the plain one.</param>
/// <param name="Form">Which name it is.</param>
/// <param name="Rank">How much the place is looked for; more is better.</param>
internal sealed record KnownName(string Folded, string PlaceId, string Name, int Form, int Rank)
{
    /// <summary>The plain name.</summary>
    public const int Plain = 0;

    /// <summary>A name in another language.</summary>
    public const int Foreign = 1;

    /// <summary>The end of a name, from a further word on.</summary>
    public const int End = 2;
}
