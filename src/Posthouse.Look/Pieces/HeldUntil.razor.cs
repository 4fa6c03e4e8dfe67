using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>Says until when something is kept, as a clock time; it does not count down.</summary>
public sealed partial class HeldUntil
{
    /// <summary>The end, at the offset in which it is read.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset Until { get; set; }

    /// <summary>The words before the time.</summary>
    [Parameter]
    public string Before { get; set; } = "We keep this room for you until";

    /// <summary>The words after the time, such as the name of its zone.</summary>
    [Parameter]
    public string? After { get; set; }
}
