using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Forms;

/// <summary>Counts what is wrong with a form and links to each field; nothing when nothing is wrong. Stands first in the main part and takes focus.</summary>
public sealed partial class ErrorSummary
{
    private static readonly ImmutableArray<string> Numbers =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    /// <summary>What is wrong.</summary>
    [Parameter, EditorRequired]
    public required FormProblems Problems { get; set; }

    private string Heading => Problems.Count switch
    {
        1 => "One thing needs your attention",
        < 10 => $"{Numbers[Problems.Count]} things need your attention",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Problems.Count} things need your attention"),
    };
}
