using System.Text.RegularExpressions;

namespace Architecture.Tests.Guides;

/// <summary>The code blocks of a guide that are introduced by the name of a file, alone on its line.</summary>
internal static partial class GuideCode
{
    public static IReadOnlyDictionary<string, string> Of(string guide) => Block().Matches(guide)
        .ToDictionary(static match => match.Groups["path"].Value, static match => match.Groups["code"].Value, StringComparer.Ordinal);

    /// <summary>What keeps a guide from being the word of the files in a folder.</summary>
    /// <param name="guide">The guide's text.</param>
    /// <param name="files">The files' texts by path.</param>
    public static IEnumerable<string> Differences(string guide, IReadOnlyDictionary<string, string> files)
    {
        var blocks = Of(guide);
        foreach (var (path, code) in blocks)
        {
            if (!files.TryGetValue(path, out var text))
            {
                yield return $"The guide shows {path}, which does not exist.";
            }
            else if (text != code)
            {
                yield return $"The guide shows {path} otherwise than it is.";
            }
        }

        foreach (var path in files.Keys.Where(path => !blocks.ContainsKey(path)))
        {
            yield return $"The guide does not show {path}.";
        }
    }

    [GeneratedRegex("^`(?<path>[^`\n]+)`\n\n```[a-z]+\n(?<code>.*?\n)```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
