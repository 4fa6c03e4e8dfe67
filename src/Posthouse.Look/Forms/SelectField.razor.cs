using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>One of many, in a list that opens.</summary>
public sealed partial class SelectField
{
    /// <summary>What can be chosen, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Choice> Choices { get; set; }
}
