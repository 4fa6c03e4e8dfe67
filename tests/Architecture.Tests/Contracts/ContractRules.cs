using System.Text;
using Google.Protobuf.Reflection;

namespace Architecture.Tests.Contracts;

/// <summary>House rules for contracts of our own, beyond what buf checks.</summary>
internal static class ContractRules
{
    private static readonly string[] FillWords = ["a", "an", "the", "of", "for", "to", "in", "is", "and", "or", "this", "that", "it", "its", "request", "response", "message", "field"];

    /// <summary>Contracts that are not ours are kept as published.</summary>
    public static bool IsOurs(FileDescriptorProto file) =>
        file.Package.Length > 0
        && !file.Name.StartsWith("published/", StringComparison.Ordinal)
        && !file.Name.StartsWith("google/", StringComparison.Ordinal)
        && !file.Name.StartsWith("grpc/", StringComparison.Ordinal);

    /// <summary><c>posthouse.events.v1</c> is compiled to <c>Posthouse.Contracts.Events.V1</c>: never a component's own namespace.</summary>
    public static IEnumerable<string> Namespaces(FileDescriptorProto file)
    {
        var steps = file.Package.Split('.');
        var expected = string.Join('.', steps.Take(1).Append("contracts").Concat(steps.Skip(1)));
        var actual = file.Options?.CsharpNamespace ?? "";
        return string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase) && char.IsUpper(actual[0])
            ? []
            : [$"{file.Name}: csharp_namespace is '{actual}', expected '{expected}' in Pascal case."];
    }

    /// <summary>Every service, rpc, message, field, enum and value is explained, in words that its name does not have.</summary>
    public static IEnumerable<string> Comments(FileDescriptorProto file)
    {
        var comments = CommentsOf(file);
        return Elements(file)
            .Where(element => !Explains(comments.GetValueOrDefault(element.Path, ""), element.Name))
            .Select(element => $"{file.Name}: {element.Name} has no comment that says more than its name.");
    }

    /// <summary>The comment before each element, by the element's path in the descriptor.</summary>
    public static IReadOnlyDictionary<string, string> CommentsOf(FileDescriptorProto file) => file.SourceCodeInfo.Location
        .Where(place => place.LeadingComments.Length > 0)
        .ToDictionary(place => string.Join('.', place.Path), place => place.LeadingComments, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Name)> Elements(FileDescriptorProto file) =>
        file.MessageType.SelectMany((message, i) => OfMessage(message, $"4.{i}"))
            .Concat(file.EnumType.SelectMany((type, i) => OfEnum(type, $"5.{i}")))
            .Concat(file.Service.SelectMany((service, i) => service.Method
                .Select((method, j) => ($"6.{i}.2.{j}", method.Name)).Prepend(($"6.{i}", service.Name))))
            .Concat(file.Extension.Select((extension, i) => ($"7.{i}", extension.Name)));

    private static IEnumerable<(string Path, string Name)> OfMessage(DescriptorProto message, string path) =>
        message.Options?.MapEntry == true
            ? []
            : message.Field.Select((field, i) => ($"{path}.2.{i}", field.Name))
                .Concat(message.NestedType.SelectMany((nested, i) => OfMessage(nested, $"{path}.3.{i}")))
                .Concat(message.EnumType.SelectMany((type, i) => OfEnum(type, $"{path}.4.{i}")))
                .Prepend((path, message.Name));

    private static IEnumerable<(string Path, string Name)> OfEnum(EnumDescriptorProto type, string path) =>
        type.Value.Select((value, i) => ($"{path}.2.{i}", value.Name)).Prepend((path, type.Name));

    private static bool Explains(string comment, string name)
    {
        var known = Words(name).Concat(FillWords).ToHashSet(StringComparer.Ordinal);
        return Words(comment).Distinct(StringComparer.Ordinal).Any(word => !known.Contains(word));
    }

    /// <summary>Lower-case words of a text or of a name in any casing.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var spaced = new StringBuilder();
        var before = ' ';
        foreach (var letter in text)
        {
            if (char.IsUpper(letter) && char.IsLower(before))
            {
                spaced.Append(' ');
            }

            spaced.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
            before = letter;
        }

        return spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
