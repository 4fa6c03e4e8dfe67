using Microsoft.AspNetCore.Components;

namespace Posthouse.Look.Pieces;

/// <summary>The skeleton of every page: head, skip link, header, main part, footer.</summary>
public sealed partial class Shell
{
    /// <summary>The application's choice of colours and type.</summary>
    [Parameter, EditorRequired]
    public required LookTheme Theme { get; set; }

    /// <summary>The page's title.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>One sentence about the page, for search results.</summary>
    [Parameter, EditorRequired]
    public required string Description { get; set; }

    /// <summary>The language of the page's own words.</summary>
    [Parameter]
    public string Language { get; set; } = "en";

    /// <summary>Addresses of style sheets loaded after the shared one.</summary>
    [Parameter]
    public IReadOnlyList<string> StyleSheets { get; set; } = [];

    /// <summary>Addresses of the page's own script modules. The page works without them.</summary>
    [Parameter]
    public IReadOnlyList<string> Scripts { get; set; } = [];

    /// <summary>What else stands in the head.</summary>
    [Parameter]
    public RenderFragment? Head { get; set; }

    /// <summary>Names of further fonts of the shared look that the first view needs.</summary>
    [Parameter]
    public IReadOnlyList<string> Preloads { get; set; } = [];

    /// <summary>What stands in the header.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Header { get; set; }

    /// <summary>The main part.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>What stands in the footer.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Footer { get; set; }
}
