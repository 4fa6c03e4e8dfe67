using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>Says what is the matter, and what to do.</summary>
public sealed partial class Notice
{
    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
