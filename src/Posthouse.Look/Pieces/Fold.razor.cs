using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>A disclosure: a line that opens what few need.</summary>
public sealed partial class Fold
{
    /// <summary>The line that is always visible.</summary>
    [Parameter, EditorRequired]
    public required string Summary { get; set; }

    /// <summary>Whether it is open at first.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>What it opens.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>Further attributes, such as <c>id</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }
}
