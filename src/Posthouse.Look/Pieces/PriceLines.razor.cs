using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>A price and what it is made of: the lines, their total, and how the total is split by when it is paid.</summary>
public sealed partial class PriceLines
{
    /// <summary>The lines that add up to the total.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<PriceLine> Lines { get; set; }

    /// <summary>The total.</summary>
    [Parameter, EditorRequired]
    public required PriceLine Total { get; set; }

    /// <summary>How the total is paid: now, at the hotel. Empty when all at once.</summary>
    [Parameter]
    public IReadOnlyList<PriceLine> After { get; set; } = [];
}
