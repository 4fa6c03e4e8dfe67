using System.Collections.Immutable;

namespace OnlineBooks.Marketplace.Home;

/// <summary>The recommended books of one visit.</summary>
public sealed record Shelf
{
    private Shelf(bool available, ImmutableArray<ShelvedBook> books) => (Available, Books) = (available, books);

    /// <summary>Recommendations could not be asked; the page says so.</summary>
    public static Shelf Unavailable { get; } = new(available: false, []);

    /// <summary>Whether recommendations answered.</summary>
    public bool Available { get; }

    /// <summary>What stands on the shelf, in order.</summary>
    public ImmutableArray<ShelvedBook> Books { get; }

    /// <summary>A shelf with books.</summary>
    public static Shelf With(IEnumerable<ShelvedBook> books) => new(available: true, [.. books]);
}
