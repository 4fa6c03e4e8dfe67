namespace Posthouse.Look.Hotels;

/// <summary>What lies around a drawn hotel.</summary>
public enum HotelSetting
{
    /// <summary>Roofs and towers behind, a street in front.</summary>
    City,

    /// <summary>The sea behind, a quay and a boat in front.</summary>
    Coast,

    /// <summary>Ridges behind, a street in front.</summary>
    Hills,

    /// <summary>Roofs behind, still water in front.</summary>
    Canal,
}
