using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Documents;

/// <summary>How a method refuses, from its comment: contracts write codes in capitals and their reasons in brackets, <c>FAILED_PRECONDITION (SOLD_OUT) or (PRICE_CHANGED)</c>.</summary>
internal static partial class RefusalsOfMethods
{
    /// <summary>The refusals by HTTP status, in order.</summary>
    public static SortedDictionary<int, List<string>> Of(MethodDescriptor method, string comment, ContractComments comments)
    {
        var found = new SortedDictionary<int, List<string>>();
        var code = StatusCode.Unknown;
        var values = method.File.EnumTypes.Where(static type => type.Name.EndsWith("Reason", StringComparison.Ordinal)).SelectMany(static type => type.Values).ToList();
        foreach (Match word in Capitals().Matches(comment))
        {
            var name = word.Groups["name"].Value;
            if (CodeOf(name) is { } known)
            {
                code = known;
                continue;
            }

            var value = values.FirstOrDefault(value => value.Name == name || value.Name == ContractFiles.PrefixOf(value.EnumDescriptor) + name);
            if (value is not null)
            {
                var status = ReasonTable.StatusOf(value) ?? HttpStatuses.Of(code);
                found.TryAdd(status, []);
                found[status].Add($"`{value.Name}`: {comments.Of(value)}");
            }
        }

        return found;
    }

    private static StatusCode? CodeOf(string name) =>
        Enum.GetValues<StatusCode>().Where(code => HttpStatuses.NameOf(code) == name).Select(static code => (StatusCode?)code).FirstOrDefault();

    [GeneratedRegex(@"\b(?<name>[A-Z][A-Z_]{3,})\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();
}
