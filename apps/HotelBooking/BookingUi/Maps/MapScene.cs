using System.Collections.Immutable;

namespace HotelBooking.BookingUi.Maps;

/// <summary>A map ready to be shown: everything in units of the picture, pins in whole percent of its width and height.</summary>
public sealed record MapScene
{
    /// <summary>What it shows, in words.</summary>
    public required string Name { get; init; }

    /// <summary>Land and lakes as one outline, to be filled by the even-odd rule.</summary>
    public required string Land { get; init; }

    /// <summary>Tiles of a tile server, when one is configured.</summary>
    public required ImmutableArray<MapTile> Tiles { get; init; }

    /// <summary>The point around which the rings are drawn.</summary>
    public required (double X, double Y) Centre { get; init; }

    public required string CentreName { get; init; }

    public required ImmutableArray<MapRing> Rings { get; init; }

    public required MapRing Scale { get; init; }

    /// <summary>Towns and large districts around.</summary>
    public required ImmutableArray<MapTown> Towns { get; init; }

    public required ImmutableArray<PlacedPin> Pins { get; init; }

    public required string Attribution { get; init; }
}

/// <summary>A distance: how long it is in the picture, and what it is called.</summary>
public sealed record MapRing(double Length, string Words);

/// <summary>A town with its name.</summary>
public sealed record MapTown(double X, double Y, string Name);

/// <summary>A picture of a tile server.</summary>
public sealed record MapTile(string Address, double X, double Y, double Size);

/// <summary>A pin where it stands. One that would hide another says its price only when it is looked at.</summary>
public sealed record PlacedPin(MapPin Pin, int Left, int Top, bool IsSmall);
