using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

/// <summary>The conditions on single values that rules ask for; rules from the contract and by selector add up.</summary>
internal static class ValueRules
{
    public static ValueRule<int>[] Int32(IReadOnlyList<FieldRules> rules) =>
        [.. rules.Select(rule => rule.Int32).OfType<Int32Rules>().SelectMany(NumberRules.Of)];

    public static ValueRule<long>[] Int64(IReadOnlyList<FieldRules> rules) =>
        [.. rules.Select(rule => rule.Int64).OfType<Int64Rules>().SelectMany(NumberRules.Of)];

    public static ValueRule<double>[] Double(IReadOnlyList<FieldRules> rules) =>
        [.. rules.Select(rule => rule.Double).OfType<DoubleRules>().SelectMany(NumberRules.Of)];

    public static ValueRule<string>[] Text(IReadOnlyList<FieldRules> rules) =>
        rules.Count == 0 ? [] : [new CleanTextRule(), .. rules.Select(rule => rule.String).OfType<StringRules>().SelectMany(TextRules.Of)];

    public static ValueRule<ByteString>[] Bytes(IReadOnlyList<FieldRules> rules) =>
        [.. rules.Select(rule => rule.Bytes).OfType<BytesRules>().SelectMany(BytesLengthRule.Of)];

    public static ValueRule<int>[] Enum(EnumDescriptor type, IReadOnlyList<FieldRules> rules) =>
        [.. rules.Select(rule => rule.Enum).OfType<EnumRules>().SelectMany(rule => RefusedEnumValueRule.Of(type, rule))];
}
