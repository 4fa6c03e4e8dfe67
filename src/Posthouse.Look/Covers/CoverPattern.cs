namespace Posthouse.Look.Covers;

/// <summary>What is drawn on a cover.</summary>
public enum CoverPattern
{
    /// <summary>Rings around a corner or an edge.</summary>
    Arcs,

    /// <summary>A disc over rolling hills or water.</summary>
    Waves,

    /// <summary>Quarter discs in a grid.</summary>
    Tiles,

    /// <summary>A framed plate on striped and dotted paper.</summary>
    Plate,

    /// <summary>A plant with paired leaves.</summary>
    Leaf,

    /// <summary>Planets on their orbits among stars.</summary>
    Orbit,

    /// <summary>Arches within arches.</summary>
    Arches,

    /// <summary>A sun with rays.</summary>
    Rays,
}
