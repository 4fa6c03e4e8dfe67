using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>A word or two that mark a thing: its state, how many are left.</summary>
public sealed partial class Tag
{
    /// <summary>What kind of news it is.</summary>
    [Parameter]
    public Tone Tone { get; set; } = Tone.Plain;

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
