using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>What all fields have: a name, a label that is always visible, a hint, and the problem with what was entered.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name under which the form sends it; also its id unless <see cref="Id"/> says otherwise.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The label above the control.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The control's id, unique on the page. Default: the name.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Help that is always visible, between label and control.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What was entered.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Whether it may be left empty; the label says so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>How wide the control is.</summary>
    [Parameter]
    public FieldWidth Width { get; set; }

    /// <summary>The problem with what was entered. Default: the form's problem with this name.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>The problems of the form around it.</summary>
    [CascadingParameter]
    public FormProblems? Problems { get; set; }

    /// <summary>Further attributes of the control, such as <c>autocomplete</c>, <c>inputmode</c>, <c>maxlength</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    private protected string ControlId => Id ?? Name;

    private protected string? Wrong => Problem ?? Problems?[Name];

    private protected string Classes =>
        $"field field--{Width.ToString().ToLowerInvariant()}{(Wrong is null ? "" : " field--bad")}";

    private protected string? DescribedBy
    {
        get
        {
            string?[] parts = [Hint is null ? null : $"{ControlId}-hint", Wrong is null ? null : $"{ControlId}-problem"];
            return parts.OfType<string>().ToArray() is { Length: > 0 } ids ? string.Join(' ', ids) : null;
        }
    }

    private protected string? Invalid => Wrong is null ? null : "true";
}
