using Microsoft.AspNetCore.Components;
using Posthouse.Look.Hotels;

namespace Posthouse.Look.Pieces;

/// <summary>A drawing of a hotel. Without words of its own it is hidden from assistive technology: a heading beside it says what it shows.</summary>
public sealed partial class Drawing
{
    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public required HotelPicture Picture { get; set; }

    /// <summary>What it shows, where nothing beside it says so.</summary>
    [Parameter]
    public string Alt { get; set; } = "";

    /// <summary>Whether it may be loaded when it comes near: not for what the first view shows.</summary>
    [Parameter]
    public bool Late { get; set; }

    /// <summary>Further attributes.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }
}
