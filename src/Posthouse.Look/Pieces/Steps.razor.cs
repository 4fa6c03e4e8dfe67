using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>The steps of a longer task, and which one this is.</summary>
public sealed partial class Steps
{
    /// <summary>The steps, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    /// <summary>The present step, counted from 0; the number of steps when all are done.</summary>
    [Parameter, EditorRequired]
    public required int Current { get; set; }

    /// <summary>What the steps lead to.</summary>
    [Parameter]
    public string Label { get; set; } = "Progress";

    private string? ClassOf(int number) => number.CompareTo(Current) switch { < 0 => "steps__done", 0 => "steps__now", _ => null };
}
