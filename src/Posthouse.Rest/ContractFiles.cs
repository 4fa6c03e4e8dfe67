using System.Text;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest;

/// <summary>Finds what contracts consist of.</summary>
internal static class ContractFiles
{
    /// <summary>Files and all that they import, directly or not; each once.</summary>
    public static IEnumerable<FileDescriptor> WithImports(IEnumerable<FileDescriptor> files)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<FileDescriptor>(files);
        while (waiting.TryPop(out var file))
        {
            if (seen.Add(file.Name))
            {
                yield return file;
                foreach (var import in file.Dependencies)
                {
                    waiting.Push(import);
                }
            }
        }
    }

    /// <summary>What the names of an enum's values begin with: <c>SORT_ORDER_</c> for <c>SortOrder</c>.</summary>
    public static string PrefixOf(EnumDescriptor type)
    {
        var prefix = new StringBuilder();
        foreach (var letter in type.Name)
        {
            if (char.IsAsciiLetterUpper(letter) && prefix.Length > 0)
            {
                prefix.Append('_');
            }

            prefix.Append(char.ToUpperInvariant(letter));
        }

        return prefix.Append('_').ToString();
    }
}
