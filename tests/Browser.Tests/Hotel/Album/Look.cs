namespace Browser.Tests.Hotel.Album;

/// <summary>How somebody looks at the pages.</summary>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Dark">Whether dark pages are preferred.</param>
public sealed record Look(int Width, bool Dark)
{
    public bool IsPhone => Width < 600;

    /// <summary>What the names of its pictures end with.</summary>
    public string Suffix => $"{Width}{(Dark ? "-dark" : "")}";

    /// <summary>Who books in this look.</summary>
    public string Email => $"ana.{Suffix}@guests.example";
}
