using System.Reflection;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Posthouse.Calls;

/// <summary>
/// The stable reason of an error, for programs to act on: <c>google.rpc.ErrorInfo.reason</c>. Made from a value of a contract's reason enum
/// (its name in the .proto counts) or from a text such as <c>SOLD_OUT</c>. The default value means: no reason given.
/// </summary>
public readonly partial record struct Reason
{
    private const int LongestName = 63;

    private Reason(string name) => Name = name;

    /// <summary>The reason as it is sent; <see langword="null"/> when none was given.</summary>
    public string? Name { get; }

    /// <summary>Takes a reason as a text.</summary>
    /// <param name="name">Upper-case letters, digits and underscores, 3 to 63 of them, starting with a letter and not ending in an underscore; <see langword="null"/> for no reason.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> does not have that form.</exception>
    public static implicit operator Reason(string? name) => From(name);

    /// <summary>Takes a reason from a contract's enum.</summary>
    /// <param name="value">A value of an enum generated from a .proto.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a named value of a generated enum.</exception>
    public static implicit operator Reason(Enum value) => From(value);

    /// <summary>Takes a reason as a text.</summary>
    /// <param name="name">Upper-case letters, digits and underscores, 3 to 63 of them, starting with a letter and not ending in an underscore; <see langword="null"/> for no reason.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> does not have that form.</exception>
    public static Reason From(string? name)
    {
        if (name is null)
        {
            return default;
        }

        return name.Length <= LongestName && Form().IsMatch(name)
            ? new Reason(name)
            : throw new ArgumentException($"\"{name}\" cannot be a reason: use upper-case words joined by underscores, such as SOLD_OUT.", nameof(name));
    }

    /// <summary>Takes a reason from a contract's enum.</summary>
    /// <param name="value">A value of an enum generated from a .proto.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a named value of a generated enum.</exception>
    public static Reason From(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var original = value.GetType().GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>()?.Name
            ?? throw new ArgumentException($"{value.GetType()}.{value} is not a value that a contract names.", nameof(value));
        return From(original);
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";

    [GeneratedRegex("^[A-Z][A-Z0-9_]+[A-Z0-9]\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
