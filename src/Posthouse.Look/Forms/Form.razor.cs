using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>A form that changes something: sent by POST, checked on the server, protected from being sent by other sites.</summary>
public sealed partial class Form
{
    /// <summary>Where it is sent.</summary>
    [Parameter, EditorRequired]
    public required string Action { get; set; }

    /// <summary>What was wrong with it when it was sent before; its fields show their own.</summary>
    [Parameter]
    public FormProblems? Problems { get; set; }

    /// <summary>The form's classes. Default: one column of fields.</summary>
    [Parameter]
    public string Class { get; set; } = "form";

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>The proof that the form comes from this site; the page of the visit supplies it.</summary>
    [CascadingParameter]
    public FormToken? Token { get; set; }

    /// <summary>Further attributes, such as <c>id</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }
}
