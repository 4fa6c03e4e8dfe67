using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Validation;

/// <summary>Tells whether a rule fits the type of its field.</summary>
internal static class RuleFit
{
    /// <summary>What is wrong, with its mend; <see langword="null"/> when the rule fits.</summary>
    public static string? Misfit(FieldDescriptor field, FieldRules rules)
    {
        if (rules.TypeCase == FieldRules.TypeOneofCase.Repeated && field is { IsRepeated: true, IsMap: false })
        {
            return MisfitOfItems(field, rules.Repeated);
        }

        var fits = rules.TypeCase == FieldRules.TypeOneofCase.None || (!field.IsRepeated && FitsValue(field, rules.TypeCase));
        return fits ? null : Sentence(field, rules, "");
    }

    private static string? MisfitOfItems(FieldDescriptor field, RepeatedRules list)
    {
        if (list.Unique && field.FieldType == FieldType.Message)
        {
            return $"The rule repeated.unique does not fit {field.FullName}: messages are not compared, take it away.";
        }

        return list.Items is null || FitsItem(field, list.Items) ? null : Sentence(field, list.Items, "repeated.items.");
    }

    private static bool FitsItem(FieldDescriptor field, FieldRules items) =>
        !items.Required && items.TypeCase != FieldRules.TypeOneofCase.None && FitsValue(field, items.TypeCase);

    private static bool FitsValue(FieldDescriptor field, FieldRules.TypeOneofCase type) => type switch
    {
        FieldRules.TypeOneofCase.Int32 => field.FieldType is FieldType.Int32 or FieldType.SInt32,
        FieldRules.TypeOneofCase.Int64 => field.FieldType is FieldType.Int64 or FieldType.SInt64,
        FieldRules.TypeOneofCase.Double => field.FieldType is FieldType.Double or FieldType.Float,
        FieldRules.TypeOneofCase.String => field.FieldType is FieldType.String,
        FieldRules.TypeOneofCase.Bytes => field.FieldType is FieldType.Bytes,
        FieldRules.TypeOneofCase.Enum => field.FieldType is FieldType.Enum,
        _ => false,
    };

    private static string Sentence(FieldDescriptor field, FieldRules rules, string prefix)
    {
        var rule = rules.TypeCase == FieldRules.TypeOneofCase.None ? "required" : rules.TypeCase.ToString().ToLowerInvariant();
        var type = (field.IsMap ? "map" : field.IsRepeated ? "repeated " : "") + (field.IsMap ? "" : field.FieldType.ToString().ToLowerInvariant());
        return $"The rule {prefix}{rule} does not fit {field.FullName}, which is of type {type}: give a rule of that type.";
    }
}
