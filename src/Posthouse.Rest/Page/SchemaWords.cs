using System.Text.Json.Nodes;

namespace Posthouse.Rest.Page;

/// <summary>Says in a few words, as HTML, which values a schema allows.</summary>
internal static class SchemaWords
{
    private const string Schemas = "#/components/schemas/";

    /// <summary>The kind of value and its rules: "list of Room, 1 to 9".</summary>
    public static string Of(JsonObject schema) => string.Join(", ", Rules(schema).Prepend(KindOf(schema)));

    /// <summary>The name of the type that a schema refers to; <see langword="null"/> when it describes itself.</summary>
    public static string? NameOf(JsonNode? schema) =>
        schema?["$ref"]?.GetValue<string>() is { } reference ? reference[Schemas.Length..] : null;

    /// <summary>A type's name without its package, linked to its description.</summary>
    public static string Link(string name) => $"<a href=\"#{Prose.Plain(name)}\">{Prose.Plain(ShortOf(name))}</a>";

    /// <summary>A type's name without its package.</summary>
    public static string ShortOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string KindOf(JsonObject schema)
    {
        if (NameOf(schema) is { } name)
        {
            return Link(name);
        }

        return schema["type"]?.GetValue<string>() switch
        {
            "array" => $"list of {KindOf(schema["items"]!.AsObject())}",
            "object" when schema["additionalProperties"] is JsonObject values => $"object with values {KindOf(values)}",
            "string" => schema["format"]?.GetValue<string>() switch
            {
                "int64" or "uint64" => "whole number of 64 bits, as text",
                "date-time" => "moment (RFC 3339)",
                { } format => format,
                null => schema.ContainsKey("contentEncoding") ? "bytes in Base64" : "text",
            },
            "integer" => "whole number",
            "boolean" => "true or false",
            { } other => other,
            null => "any value",
        };
    }

    private static IEnumerable<string> Rules(JsonObject schema)
    {
        var isList = schema["type"]?.GetValue<string>() == "array";
        if (Range(schema, isList ? "minItems" : "minimum", isList ? "maxItems" : "maximum") is { } range)
        {
            yield return range;
        }

        if (schema["exclusiveMinimum"] is { } above)
        {
            yield return $"more than {above}";
        }

        if (schema["exclusiveMaximum"] is { } below)
        {
            yield return $"less than {below}";
        }

        if (Range(schema, "minLength", "maxLength") is { } length)
        {
            yield return $"{length} characters";
        }

        if (schema["enum"] is JsonArray values)
        {
            yield return $"one of {string.Join(", ", values.Select(static value => $"<code>{Prose.Plain(value!.ToString())}</code>"))}";
        }

        if (schema["pattern"]?.GetValue<string>() is { } pattern && schema["format"] is null)
        {
            yield return $"<code>{Prose.Plain(pattern)}</code>";
        }

        if (schema["items"] is JsonObject items && NameOf(items) is null)
        {
            foreach (var rule in Rules(items))
            {
                yield return $"each {rule}";
            }
        }
    }

    private static string? Range(JsonObject schema, string least, string most) => (schema[least], schema[most]) switch
    {
        (null, null) => null,
        (null, { } upper) => $"at most {upper}",
        ({ } lower, null) => $"at least {lower}",
        var (lower, upper) => $"{lower} to {upper}",
    };
}
