using System.Collections.Immutable;

namespace Posthouse.Rest.Routes;

/// <summary>
/// The path of a <c>google.api.http</c> rule: <c>/v1/{name=shelves/*}/books:count</c>. Grammar and meaning are those of the comments on <c>google.api.HttpRule</c>: a
/// variable of one segment takes its value wholly decoded, one of several segments keeps escaped slashes.
/// </summary>
internal sealed record PathTemplate(string Text, ImmutableArray<Step> Steps, ImmutableArray<PathVariable> Variables, string Verb)
{
    /// <summary>Whether it ends in <c>**</c>.</summary>
    public bool IsOpen => Steps is [.., { Kind: StepKind.Rest }];

    /// <summary>The value of a variable in a path that matches.</summary>
    public string ValueOf(PathVariable variable, IReadOnlyList<string> segments)
    {
        var isOpen = IsOpen && variable.Start + variable.Count == Steps.Length;
        if (variable.Count == 1 && !isOpen)
        {
            return Uri.UnescapeDataString(segments[variable.Start]);
        }

        var end = isOpen ? segments.Count : variable.Start + variable.Count;
        return string.Join('/', segments.Skip(variable.Start).Take(end - variable.Start).Select(KeepingSlashes));
    }

    private static string KeepingSlashes(string segment) =>
        string.Join("%2F", segment.Split(["%2F", "%2f"], StringSplitOptions.None).Select(Uri.UnescapeDataString));
}
