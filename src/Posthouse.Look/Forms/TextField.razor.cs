using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>A field of one line.</summary>
public sealed partial class TextField
{
    /// <summary>The type of input: <c>text</c>, <c>email</c>, <c>tel</c>, <c>password</c>.</summary>
    [Parameter]
    public string Type { get; set; } = "text";
}
