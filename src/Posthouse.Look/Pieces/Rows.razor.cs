using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>Facts in rows, each a name and its value.</summary>
public sealed partial class Rows
{
    /// <summary>The rows: <see cref="Row"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
