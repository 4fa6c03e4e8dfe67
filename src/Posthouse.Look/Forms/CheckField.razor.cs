using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>A box to tick. <see cref="Field.Value"/> is what the form sends when it is ticked: <c>true</c> unless given.</summary>
public sealed partial class CheckField
{
    /// <summary>Whether it is ticked.</summary>
    [Parameter]
    public bool Checked { get; set; }
}
