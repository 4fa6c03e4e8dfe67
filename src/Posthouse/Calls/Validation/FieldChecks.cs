using Google.Protobuf;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

/// <summary>Makes the check of one field from its rules, which are known to fit it.</summary>
internal static class FieldChecks
{
    private const string MustBeSet = "must be set";

    public static FieldCheck Of(FieldDescriptor field, IReadOnlyList<FieldRules> rules, MessageValidator? validator)
    {
        var required = rules.Any(rule => rule.Required);
        return field switch
        {
            { IsMap: true } => new MapCheck(field.Name, field.Accessor.GetValue, required, validator),
            { IsRepeated: true, FieldType: FieldType.Message } =>
                new MessageListCheck(field.Name, field.Accessor.GetValue, List(rules, required), validator),
            { IsRepeated: true } => ListOf(field, rules, required),
            { FieldType: FieldType.Message or FieldType.Group } => new MessageCheck(field.Name, field.Accessor.GetValue, required, validator),
            _ => ValueOf(field, rules, required),
        };
    }

    private static FieldCheck ValueOf(FieldDescriptor field, IReadOnlyList<FieldRules> rules, bool required) => field.FieldType switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 =>
            Check(field, Getters.Value<int>(field), required ? "must not be 0" : null, 0, ValueRules.Int32(rules)),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 =>
            Check(field, Getters.Value<long>(field), required ? "must not be 0" : null, 0L, ValueRules.Int64(rules)),
        FieldType.UInt32 or FieldType.Fixed32 => Check<uint>(field, Getters.Value<uint>(field), required ? "must not be 0" : null, 0, []),
        FieldType.UInt64 or FieldType.Fixed64 => Check<ulong>(field, Getters.Value<ulong>(field), required ? "must not be 0" : null, 0, []),
        FieldType.Double => Check(field, Getters.Value<double>(field), required ? "must not be 0" : null, 0.0, ValueRules.Double(rules)),
        FieldType.Float => Check(field, Getters.Single(field), required ? "must not be 0" : null, 0.0, ValueRules.Double(rules)),
        FieldType.Bool => Check<bool>(field, Getters.Value<bool>(field), required ? "must be true" : null, unset: false, []),
        FieldType.String => Check(field, Getters.Value<string>(field), required ? "must not be empty" : null, "", ValueRules.Text(rules)),
        FieldType.Bytes => Check(field, Getters.Value<ByteString>(field), required ? "must not be empty" : null, ByteString.Empty, ValueRules.Bytes(rules)),
        FieldType.Enum => Check(field, Getters.Number(field), required ? "must be chosen" : null, 0, ValueRules.Enum(field.EnumType, rules)),
        _ => throw new ArgumentException($"Fields of type {field.FieldType} cannot have rules.", nameof(field)),
    };

    private static ValueCheck<T> Check<T>(FieldDescriptor field, Func<IMessage, T> get, string? missing, T unset, ValueRule<T>[] rules)
    {
        var presence = field.HasPresence
            ? new Presence<T>(Getters.Has(field), missing is null ? null : MustBeSet, unset)
            : new Presence<T>(Has: null, missing, unset);
        return new ValueCheck<T>(field.Name, get, presence, rules);
    }

    private static FieldCheck ListOf(FieldDescriptor field, IReadOnlyList<FieldRules> rules, bool required)
    {
        var list = List(rules, required);
        var items = rules.Select(rule => rule.Repeated?.Items).OfType<FieldRules>().ToList();
        return field.FieldType switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Items(field, list, ValueRules.Int32(items)),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Items(field, list, ValueRules.Int64(items)),
            FieldType.UInt32 or FieldType.Fixed32 => Items<uint>(field, list, []),
            FieldType.UInt64 or FieldType.Fixed64 => Items<ulong>(field, list, []),
            FieldType.Double => Items(field, list, ValueRules.Double(items)),
            FieldType.Float => new ListCheck<float, double>(field.Name, field.Accessor.GetValue, item => item, list, ValueRules.Double(items)),
            FieldType.Bool => Items<bool>(field, list, []),
            FieldType.String => Items(field, list, ValueRules.Text(items)),
            FieldType.Bytes => Items(field, list, ValueRules.Bytes(items)),
            _ => EnumItems(field, list, ValueRules.Enum(field.EnumType, items)),
        };
    }

    private static ListCheck<T, T> Items<T>(FieldDescriptor field, ListRules list, ValueRule<T>[] rules) =>
        new(field.Name, field.Accessor.GetValue, item => item, list, rules);

    private static FieldCheck EnumItems(FieldDescriptor field, ListRules list, ValueRule<int>[] rules)
    {
        var type = field.EnumType.ClrType;
        var number = typeof(Getters).GetMethod(nameof(Getters.NumberOf))!.MakeGenericMethod(type)
            .CreateDelegate(typeof(Func<,>).MakeGenericType(type, typeof(int)));
        Func<IMessage, object?> get = field.Accessor.GetValue;
        return (FieldCheck)Activator.CreateInstance(typeof(ListCheck<,>).MakeGenericType(type, typeof(int)), field.Name, get, number, list, rules)!;
    }

    private static ListRules List(IReadOnlyList<FieldRules> rules, bool required)
    {
        var min = required ? 1UL : 0UL;
        return rules.Select(rule => rule.Repeated).OfType<RepeatedRules>().Aggregate(
            ListRules.None with { Min = min },
            (all, rule) => new ListRules(
                Math.Max(all.Min, rule.HasMinItems ? rule.MinItems : 0),
                Math.Min(all.Max, rule.HasMaxItems ? rule.MaxItems : ulong.MaxValue),
                all.Unique || rule.Unique));
    }
}
