using System.Collections.Immutable;

namespace PartnerHotels.Hotels;

/// <summary>A hotel as a partner sells it.</summary>
/// <param name="Code">The partner's code.</param>
/// <param name="Name">The partner's spelling of its name.</param>
/// <param name="City">Its city.</param>
/// <param name="Position">Where the partner's map has it.</param>
internal sealed record Hotel(string Code, string Name, string City, Position Position)
{
    public required Currency Currency { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required int Stars { get; init; }

    public ImmutableArray<RoomKind> Rooms { get; init; } = [];
}

/// <summary>A kind of room.</summary>
/// <param name="Code">Its code within the hotel.</param>
/// <param name="Name">Its name.</param>
/// <param name="MostGuests">How many people sleep in it, children counted.</param>
/// <param name="BaseMinor">Price of a usual night for two, in minor units.</param>
internal sealed record RoomKind(string Code, string Name, int MostGuests, long BaseMinor);
