using System.Buffers;
using System.Text.RegularExpressions;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

/// <summary>Holds for every text with rules: no NUL, and no half of a surrogate pair, which no wire could carry.</summary>
internal sealed class CleanTextRule : ValueRule<string>
{
    public override string? Violation(string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            return "must not contain the character NUL";
        }

        for (var at = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < value.Length; at++)
        {
            if (char.IsSurrogate(value[at]) && (at + 1 == value.Length || !char.IsSurrogatePair(value[at], value[++at])))
            {
                return "must be well-formed Unicode";
            }
        }

        return null;
    }
}

/// <summary>Bounds of a text's length in Unicode code points.</summary>
internal sealed class TextLengthRule(ulong min, ulong max) : ValueRule<string>
{
    public override string? Violation(string value)
    {
        var length = (ulong)value.Length;
        if (length > max || (length + 1) / 2 < min)
        {
            length -= PairsIn(value);
        }

        return length < min ? $"must be at least {Count.Of(min, "character")} long"
            : length > max ? $"must be at most {Count.Of(max, "character")} long"
            : null;
    }

    private static ulong PairsIn(string value)
    {
        var pairs = 0UL;
        foreach (var unit in value)
        {
            pairs += char.IsHighSurrogate(unit) ? 1UL : 0UL;
        }

        return pairs;
    }
}

internal sealed class PatternRule(string pattern) : ValueRule<string>
{
    private readonly Regex _regex = Re2Pattern.Compile(pattern);

    public override string? Violation(string value) => _regex.IsMatch(value) ? null : $"must match the pattern {pattern}";
}

internal sealed class ListedTextRule(IReadOnlyCollection<string> allowed) : ValueRule<string>
{
    private readonly SearchValues<string> _allowed = SearchValues.Create([.. allowed], StringComparison.Ordinal);

    public override string? Violation(string value) => _allowed.Contains(value) ? null : $"must be one of: {string.Join(", ", allowed)}";
}

/// <summary>A well-known form. An empty text is left to the rules on length.</summary>
internal sealed class TextFormRule(Func<string, bool> form, string violation) : ValueRule<string>
{
    public override string? Violation(string value) => value.Length == 0 || form(value) ? null : violation;
}

internal static class TextRules
{
    public static IEnumerable<ValueRule<string>> Of(StringRules rules)
    {
        if (rules.HasMinLen || rules.HasMaxLen)
        {
            yield return new TextLengthRule(rules.HasMinLen ? rules.MinLen : 0, rules.HasMaxLen ? rules.MaxLen : ulong.MaxValue);
        }

        if (rules.HasPattern)
        {
            yield return new PatternRule(rules.Pattern);
        }

        if (rules.In.Count > 0)
        {
            yield return new ListedTextRule(rules.In);
        }

        if (rules is { WellKnownCase: StringRules.WellKnownOneofCase.Email, Email: true })
        {
            yield return new TextFormRule(TextForms.IsEmail, "must be an e-mail address such as guest@example.org");
        }

        if (rules is { WellKnownCase: StringRules.WellKnownOneofCase.Uuid, Uuid: true })
        {
            yield return new TextFormRule(TextForms.IsUuid, "must be a UUID of 36 characters");
        }

        if (rules is { WellKnownCase: StringRules.WellKnownOneofCase.Uri, Uri: true })
        {
            yield return new TextFormRule(TextForms.IsAbsoluteUri, "must be an absolute URI such as https://example.org/");
        }
    }
}

internal static class Count
{
    public static string Of(ulong count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
