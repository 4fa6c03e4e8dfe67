using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Rest.Documents;

/// <summary>Says the validation rules of fields in the words of JSON schema.</summary>
internal sealed class RuleSchemas(Dialect dialect)
{
    /// <summary>The rules of a single value.</summary>
    public void Add(JsonObject schema, FieldDescriptor field, FieldRules? rules)
    {
        if (rules?.Required is true && field.FieldType == FieldType.String)
        {
            schema["minLength"] = 1;
        }

        switch (rules?.TypeCase)
        {
            case FieldRules.TypeOneofCase.String: Text(schema, rules.String); break;
            case FieldRules.TypeOneofCase.Int32: Whole(schema, rules.Int32); break;
            case FieldRules.TypeOneofCase.Double: Real(schema, rules.Double); break;
            case FieldRules.TypeOneofCase.Bytes: Bytes(schema, rules.Bytes); break;
        }
    }

    /// <summary>What a whole number of 64 bits looks like: text, which has no bounds in JSON schema but the number of its digits and its sign.</summary>
    public static string LongPattern(Int64Rules? rules) => rules is { HasGte: true, Gte: >= 0 } or { HasGt: true, Gt: >= -1 } ? "^[0-9]{1,19}$" : "^-?[0-9]{1,19}$";

    /// <summary>The rules that JSON schema has no words for.</summary>
    public static string InWords(FieldRules? rules)
    {
        var words = new List<string>();
        if (rules?.Int64 is { } bounds)
        {
            Add(words, "at least", bounds.HasGte, bounds.Gte);
            Add(words, "more than", bounds.HasGt, bounds.Gt);
            Add(words, "at most", bounds.HasLte, bounds.Lte);
            Add(words, "less than", bounds.HasLt, bounds.Lt);
        }

        if (rules?.Bytes is { HasMaxLen: true } bytes)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"at most {bytes.MaxLen} bytes"));
        }

        if (rules?.Enum is { NotIn.Count: > 0 } values)
        {
            words.Add($"none of the values {string.Join(", ", values.NotIn)}");
        }

        if (rules?.Required is true && rules.TypeCase is FieldRules.TypeOneofCase.Int32 or FieldRules.TypeOneofCase.Int64 or FieldRules.TypeOneofCase.Enum)
        {
            words.Add("not zero");
        }

        return words.Count == 0 ? "" : $"Must be {string.Join(" and ", words)}.";
    }

    private static void Add(List<string> words, string relation, bool isGiven, long bound)
    {
        if (isGiven)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{relation} {bound}"));
        }
    }

    /// <summary>The rules of a list.</summary>
    public static void Add(JsonObject schema, RepeatedRules? rules, bool isRequired)
    {
        if (isRequired || rules?.HasMinItems is true)
        {
            schema["minItems"] = Math.Max(rules?.MinItems ?? 0, isRequired ? 1UL : 0);
        }

        if (rules?.HasMaxItems is true)
        {
            schema["maxItems"] = rules.MaxItems;
        }

        if (rules?.Unique is true)
        {
            schema["uniqueItems"] = true;
        }
    }

    private static void Text(JsonObject schema, StringRules rules)
    {
        if (rules.HasMinLen)
        {
            schema["minLength"] = rules.MinLen;
        }

        if (rules.HasMaxLen)
        {
            schema["maxLength"] = rules.MaxLen;
        }

        if (rules.HasPattern)
        {
            schema["pattern"] = rules.Pattern;
        }

        if (rules.In.Count > 0)
        {
            schema["enum"] = new JsonArray([.. rules.In.Select(static text => (JsonNode)text)]);
        }

        if (rules.WellKnownCase != StringRules.WellKnownOneofCase.None)
        {
            schema["format"] = rules.WellKnownCase.ToString().ToLowerInvariant();
        }
    }

    // Base64 has four letters for every three bytes.
    private static void Bytes(JsonObject schema, BytesRules rules)
    {
        if (rules.HasMinLen)
        {
            schema["minLength"] = (rules.MinLen + 2) / 3 * 4;
        }

        if (rules.HasMaxLen)
        {
            schema["maxLength"] = (rules.MaxLen + 2) / 3 * 4;
        }
    }

    private void Whole(JsonObject schema, Int32Rules rules)
    {
        Bound<int>(schema, "minimum", rules.HasGte ? rules.Gte : null, rules.HasGt ? rules.Gt : null);
        Bound<int>(schema, "maximum", rules.HasLte ? rules.Lte : null, rules.HasLt ? rules.Lt : null);
    }

    private void Real(JsonObject schema, DoubleRules rules)
    {
        Bound<double>(schema, "minimum", rules.HasGte ? rules.Gte : null, rules.HasGt ? rules.Gt : null);
        Bound<double>(schema, "maximum", rules.HasLte ? rules.Lte : null, rules.HasLt ? rules.Lt : null);
    }

    private void Bound<T>(JsonObject schema, string side, T? included, T? excluded)
        where T : struct
    {
        if ((included ?? excluded) is { } bound)
        {
            dialect.Bound(schema, side, JsonValue.Create(bound)!, isExcluded: included is null);
        }
    }
}
