namespace Bank.Books;

/// <summary>Something that the bank keeps; a later version of the same id takes the place of the earlier one.</summary>
public abstract record Entry
{
    /// <summary>Prefix and random letters, as the public protocol shows it.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, in seconds since 1970 on the bank's clock.</summary>
    public required long Created { get; init; }
}
