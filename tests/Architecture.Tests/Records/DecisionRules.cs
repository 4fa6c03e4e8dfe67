using System.Text.RegularExpressions;

namespace Architecture.Tests.Records;

/// <summary>What every decision record has. The sections are listed in docs/decisions/README.md for those who write one.</summary>
internal static partial class DecisionRules
{
    public const string Folder = "docs/decisions/";

    private static readonly string[] Sections = ["## Question", "## Decision", "## Consequences", "## Test"];

    public static IEnumerable<string> Check(string path, string text, string index)
    {
        var name = Path.GetFileName(path);
        if (!FileName().IsMatch(name))
        {
            yield return $"{path}: the name is not NNNN-words-with-dashes.md.";
            yield break;
        }

        if (!text.StartsWith($"# {name[..4]} ", StringComparison.Ordinal))
        {
            yield return $"{path}: the title does not start with '# {name[..4]} '.";
        }

        if (!index.Contains($"({name})", StringComparison.Ordinal))
        {
            yield return $"{path}: is not in the index, {Folder}README.md.";
        }

        foreach (var section in Sections.Where(section => !HasText(text, section)))
        {
            yield return $"{path}: the section '{section}' is missing or empty.";
        }
    }

    /// <summary>Names of test classes that a record cites.</summary>
    public static IEnumerable<string> CitedTests(string text) => TestClass().Matches(text).Select(match => match.Value.Trim('`'));

    private static bool HasText(string text, string section)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, line => line.TrimEnd() == section);
        return start >= 0 && lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Any(line => line.Trim().Length > 0);
    }

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();

    [GeneratedRegex("`[A-Z][A-Za-z]+Tests`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestClass();
}
