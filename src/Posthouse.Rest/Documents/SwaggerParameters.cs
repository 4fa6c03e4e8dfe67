using System.Text.Json.Nodes;

namespace Posthouse.Rest.Documents;

/// <summary>Schemas in the few words that Swagger 2.0 has for parameters outside the body.</summary>
internal static class SwaggerParameters
{
    private static readonly string[] Words =
        ["type", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "enum", "minItems", "maxItems", "uniqueItems"];

    public static JsonObject Plain(JsonObject schema)
    {
        var plain = new JsonObject();
        foreach (var (key, value) in schema.Where(static pair => Words.Contains(pair.Key, StringComparer.Ordinal)))
        {
            plain[key] = value?.DeepClone();
        }

        if (!plain.ContainsKey("type"))
        {
            // What is referred to is an enum, by name.
            plain["type"] = "string";
        }

        if (schema["items"] is JsonObject items)
        {
            plain["items"] = Plain(items);
            plain["collectionFormat"] = "multi";
        }

        return plain;
    }
}
