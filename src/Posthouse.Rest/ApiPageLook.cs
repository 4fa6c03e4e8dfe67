using System.Collections.Immutable;

namespace Posthouse.Rest;

/// <summary>
/// How the page at <c>/api</c> looks. It is written in the classes and custom properties of one style sheet, which an application hands in with its own; without one it has a plain look of its own,
/// light and dark.
/// </summary>
public sealed record ApiPageLook
{
    /// <summary>The look of a page that no application has dressed.</summary>
    public static ApiPageLook Plain { get; } = new();

    /// <summary>Addresses of the application's style sheets, on the page's own origin, in order. Default: none, and then the plain look is used in their place.</summary>
    public ImmutableArray<string> StyleSheets { get; init; } = [];

    /// <summary>Value of <c>data-app</c> on the root element, by which the style sheets choose their colours. Default: empty.</summary>
    public string Theme { get; init; } = "";

    /// <summary>Addresses of the fonts (woff2) that the first view needs. Default: none.</summary>
    public ImmutableArray<string> Fonts { get; init; } = [];

    /// <summary>Address of the application's mark, for the header and the browser's tab. Default: <see langword="null"/>, none.</summary>
    public string? Mark { get; init; }

    /// <summary>Name in the header, linked to the application's first page. Default: <see langword="null"/>, the title of the documents.</summary>
    public string? Name { get; init; }

    /// <summary>Last words of the name, set lighter. Default: empty.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Whether the header is a dark band. Default: yes.</summary>
    public bool HasBand { get; init; } = true;
}
