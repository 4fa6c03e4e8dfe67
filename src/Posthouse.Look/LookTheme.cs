namespace Posthouse.Look;

/// <summary>What an application chooses in the shared look: hue, warmth, corners and the voice of its headings.</summary>
/// <param name="Name">The value of <c>data-app</c> in the style sheet.</param>
/// <param name="LightGround">The page's ground by day, for the browser's own bars.</param>
/// <param name="DarkGround">The page's ground by night.</param>
public sealed record LookTheme(string Name, string LightGround, string DarkGround)
{
    /// <summary>Stone, deep teal, lamp brass.</summary>
    public static LookTheme Hotel { get; } = new("hotel", "#f7f6f1", "#14130f");

    /// <summary>Paper, oxblood, gilt; headings in a book face.</summary>
    public static LookTheme Books { get; } = new("books", "#fbf5ec", "#171209");

    /// <summary>Cool grey, indigo, track lime.</summary>
    public static LookTheme Run { get; } = new("run", "#f4f5fb", "#121218");
}
