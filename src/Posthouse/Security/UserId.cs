using System.Diagnostics.CodeAnalysis;

namespace Posthouse.Security;

/// <summary>Opaque id of a person who has an account, the same in every component (UUID version 7). The default value names nobody and is refused by everything that takes one.</summary>
public readonly record struct UserId
{
    /// <summary>Takes an id.</summary>
    /// <param name="value">The UUID; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public UserId(Guid value) => Value = value == Guid.Empty ? throw new ArgumentException("An empty UUID names nobody.", nameof(value)) : value;

    /// <summary>The UUID.</summary>
    public Guid Value { get; }

    /// <summary>Reads an id as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static UserId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"\"{text}\" is no id of a person: give a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057.");

    /// <summary>Reads an id as <see cref="ToString"/> writes it, if it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">The id.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        var isId = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = isId ? new UserId(value) : default;
        return isId;
    }

    /// <summary>The UUID in lower case, with hyphens.</summary>
    public override string ToString() => Value.ToString("D");
}
