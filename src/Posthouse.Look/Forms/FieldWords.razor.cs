using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>Hint and problem of a field, with the ids by which its control refers to them.</summary>
public sealed partial class FieldWords
{
    /// <summary>The control's id.</summary>
    [Parameter, EditorRequired]
    public required string For { get; set; }

    /// <summary>Help that is always visible.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>The problem with what was entered.</summary>
    [Parameter]
    public string? Wrong { get; set; }
}
