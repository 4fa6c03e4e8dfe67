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
