using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Architecture.Tests.Contracts;

/// <summary>A number in a contract says what it counts or measures, and between which ends.</summary>
internal static partial class NumberComments
{
    private static readonly Type[] Numbers =
    [
        Type.Int32, Type.Int64, Type.Uint32, Type.Uint64, Type.Sint32, Type.Sint64, Type.Fixed32, Type.Fixed64, Type.Sfixed32, Type.Sfixed64, Type.Float, Type.Double,
    ];

    /// <summary>The fields and options of a contract that are numbers, or maps to numbers, and leave out their unit or their range.</summary>
    public static IEnumerable<string> Check(FileDescriptorProto file)
    {
        var comments = ContractRules.CommentsOf(file);
        return file.MessageType.SelectMany((message, i) => OfMessage(message, $"4.{i}"))
            .Concat(file.Extension.Select((extension, i) => (Path: $"7.{i}", Field: extension)).Where(element => Numbers.Contains(element.Field.Type)))
            .SelectMany(element => Findings(comments.GetValueOrDefault(element.Path, ""), element.Field.Name))
            .Select(finding => $"{file.Name}: {finding}");
    }

    private static IEnumerable<(string Path, FieldDescriptorProto Field)> OfMessage(DescriptorProto message, string path) =>
        message.Field.Select((field, i) => (Path: $"{path}.2.{i}", Field: field))
            .Where(element => Numbers.Contains(element.Field.Type) || IsMapToNumber(message, element.Field))
            .Concat(message.NestedType.SelectMany((nested, i) => nested.Options?.MapEntry == true ? [] : OfMessage(nested, $"{path}.3.{i}")));

    private static bool IsMapToNumber(DescriptorProto message, FieldDescriptorProto field) =>
        message.NestedType.Any(nested => nested.Options?.MapEntry == true && field.TypeName.EndsWith($".{message.Name}.{nested.Name}", StringComparison.Ordinal)
            && nested.Field.Any(part => part.Name == "value" && Numbers.Contains(part.Type)));

    private static IEnumerable<string> Findings(string comment, string name)
    {
        if (!Unit().IsMatch(comment))
        {
            yield return $"{name} is a number whose comment names no unit: what it counts or measures.";
        }

        if (!Range().IsMatch(comment))
        {
            yield return $"{name} is a number whose comment names no range: from where to where, or which end is open.";
        }
    }

    /// <summary>What numbers of our contracts measure or count. A new kind of thing is added here.</summary>
    [GeneratedRegex(
        @"\b(units?|milliseconds?|seconds?|minutes?|days?|nights?|years?|met(er|re)s|degrees|percent|points?|bytes?|grams"
        + @"|adults?|children|guests?|people|rooms?|hotels?|places?|offers?|reviews?|stars?|reservations?|responses|requests|answers|items|pages?|versions?|changes|tries|entries|facts?|position|codes?|status|flags?|tickets?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unit();

    /// <summary>Both ends, or the end that there is.</summary>
    [GeneratedRegex(
        @"-?\d[\d,.]* to -?\d|\b(from|least|most|up to|above|below|beyond) -?\d|\b(never|not) negative\b|\bof either sign\b|\b(ex|in)clusive (lower|upper) bound\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();
}
