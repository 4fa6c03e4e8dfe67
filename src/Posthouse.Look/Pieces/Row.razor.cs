using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>A fact: its name and its value.</summary>
public sealed partial class Row
{
    /// <summary>The fact's name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Classes of the row.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Its value.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
