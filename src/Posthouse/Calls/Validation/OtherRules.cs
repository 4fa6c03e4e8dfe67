using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

internal sealed class BytesLengthRule(ulong min, ulong max) : ValueRule<ByteString>
{
    public static IEnumerable<ValueRule<ByteString>> Of(BytesRules rules)
    {
        if (rules.HasMinLen || rules.HasMaxLen)
        {
            yield return new BytesLengthRule(rules.HasMinLen ? rules.MinLen : 0, rules.HasMaxLen ? rules.MaxLen : ulong.MaxValue);
        }
    }

    public override string? Violation(ByteString value) =>
        (ulong)value.Length < min ? $"must be at least {Count.Of(min, "byte")} long"
        : (ulong)value.Length > max ? $"must be at most {Count.Of(max, "byte")} long"
        : null;
}

internal sealed class NamedEnumValueRule(EnumDescriptor type) : ValueRule<int>
{
    private readonly HashSet<int> _named = [.. type.Values.Select(value => value.Number)];

    public override string? Violation(int value) => _named.Contains(value) ? null : $"must be a value that {type.FullName} names";
}

internal sealed class RefusedEnumValueRule(EnumDescriptor type, IReadOnlyCollection<int> refused) : ValueRule<int>
{
    public static IEnumerable<ValueRule<int>> Of(EnumDescriptor type, EnumRules rules)
    {
        if (rules.DefinedOnly)
        {
            yield return new NamedEnumValueRule(type);
        }

        if (rules.NotIn.Count > 0)
        {
            yield return new RefusedEnumValueRule(type, [.. rules.NotIn]);
        }
    }

    public override string? Violation(int value) =>
        refused.Contains(value) ? $"must not be {type.FindValueByNumber(value)?.Name ?? value.ToString()}" : null;
}
