using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>A field's label, which says when the field may be left empty.</summary>
public sealed partial class FieldLabel
{
    /// <summary>The control's id.</summary>
    [Parameter, EditorRequired]
    public required string For { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Whether the field may be left empty.</summary>
    [Parameter]
    public bool Optional { get; set; }
}
