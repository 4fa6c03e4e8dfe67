using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>One of a few, all of them in view.</summary>
public sealed partial class RadioField
{
    /// <summary>What can be chosen, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Choice> Choices { get; set; }
}
