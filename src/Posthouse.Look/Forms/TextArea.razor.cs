using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>A field of several lines.</summary>
public sealed partial class TextArea
{
    /// <summary>How many lines it shows.</summary>
    [Parameter]
    public int Rows { get; set; } = 3;
}
