namespace Posthouse.Look.Hotels;

/// <summary>Which picture of a hotel.</summary>
public enum HotelScene
{
    /// <summary>The house from outside.</summary>
    Front,

    /// <summary>A room with one wide bed.</summary>
    Room,

    /// <summary>A room with two beds.</summary>
    Twin,

    /// <summary>Where guests arrive.</summary>
    Lobby,

    /// <summary>A table laid in the morning.</summary>
    Breakfast,
}
