using System.Text;
using System.Text.RegularExpressions;

namespace Posthouse.Calls.Validation;

/// <summary>
/// Compiles a pattern with the meaning that RE2 gives it (https://github.com/google/re2/wiki/Syntax) where .NET's differs: <c>$</c> is the very end of the
/// text, and <c>\d \w \s</c> are ASCII. Without backtracking, so that no input makes it slow.
/// </summary>
internal static class Re2Pattern
{
    private const string Digits = "0-9";
    private const string WordCharacters = "0-9A-Za-z_";
    private const string Spaces = @"\t\n\f\r ";

    /// <exception cref="ArgumentException">The pattern is not a regular expression, or one that cannot do without backtracking.</exception>
    public static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException notRegular)
        {
            throw new ArgumentException(notRegular.Message, nameof(pattern), notRegular);
        }
    }

    private static string Translate(string pattern)
    {
        var translated = new StringBuilder(pattern.Length + 8);
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            var character = pattern[at];
            if (character == '\\' && at + 1 < pattern.Length)
            {
                translated.Append(Escape(pattern[++at], inClass));
                continue;
            }

            var opensClass = character == '[' && !inClass;
            translated.Append(character == '$' && !inClass ? @"\z" : character.ToString());
            inClass = opensClass || (inClass && character != ']');
            at = opensClass ? TakeLiteralBracket(pattern, at, translated) : at;
        }

        return translated.ToString();
    }

    // A bracket right after the opening one (or after its negation) is a member of the class and does not close it.
    private static int TakeLiteralBracket(string pattern, int at, StringBuilder translated)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == '^')
        {
            translated.Append(pattern[++at]);
        }

        if (at + 1 < pattern.Length && pattern[at + 1] == ']')
        {
            translated.Append(@"\]");
            at++;
        }

        return at;
    }

    private static string Escape(char escaped, bool inClass) => (escaped, inClass) switch
    {
        ('d', false) => $"[{Digits}]",
        ('D', false) => $"[^{Digits}]",
        ('w', false) => $"[{WordCharacters}]",
        ('W', false) => $"[^{WordCharacters}]",
        ('s', false) => $"[{Spaces}]",
        ('S', false) => $"[^{Spaces}]",
        ('d', true) => Digits,
        ('w', true) => WordCharacters,
        ('s', true) => Spaces,
        _ => $"\\{escaped}",
    };
}
