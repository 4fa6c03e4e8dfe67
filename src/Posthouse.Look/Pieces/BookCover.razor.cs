using Microsoft.AspNetCore.Components;
using Posthouse.Look.Covers;

namespace Posthouse.Look.Pieces;

/// <summary>A drawn cover with its title in type. Hidden from assistive technology: the title stands beside it as text.</summary>
public sealed partial class BookCover
{
    private CoverDesign _design = CoverDesign.Of("");

    /// <summary>The book, as <see cref="LookAssets.CoverAddress"/> takes it.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The title.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    private int TitleSize => CoverTitle.SizeOf(Title, onPlate: _design.Pattern == CoverPattern.Plate);

    /// <inheritdoc/>
    protected override void OnParametersSet() => _design = CoverDesign.Of(Id);
}
