namespace Posthouse.Look.Hotels;

/// <summary>What a drawn hotel is built like.</summary>
public enum HotelKind
{
    /// <summary>A grand house with a mansard roof and a flag.</summary>
    Grand,

    /// <summary>A slab with balconies.</summary>
    Slab,

    /// <summary>A row of gables.</summary>
    Gables,

    /// <summary>A villa with arches.</summary>
    Villa,
}
