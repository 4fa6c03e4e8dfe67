using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>Says what is the matter, and what to do.</summary>
public sealed partial class Notice
{
    /// <summary>What kind of news it is.</summary>
    [Parameter]
    public Tone Tone { get; set; }

    /// <summary>How assistive technology takes it: <c>status</c> (default), <c>alert</c>, or <see langword="null"/> for text like any other.</summary>
    [Parameter]
    public string? Role { get; set; } = "status";

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
