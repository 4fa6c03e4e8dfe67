using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>Nothing to show: says why and offers the nearest way on.</summary>
public sealed partial class Blank
{
    /// <summary>Why there is nothing.</summary>
    [Parameter, EditorRequired]
    public required string Heading { get; set; }

    /// <summary>The ways on.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
