using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>The mark and an application's name, linked to its first page.</summary>
public sealed partial class Brand
{
    /// <summary>The first words of the name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The last words of the name, set lighter.</summary>
    [Parameter]
    public string? Tail { get; set; }

    /// <summary>The first page.</summary>
    [Parameter]
    public string Home { get; set; } = "/";
}
