using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Posthouse.Rest.Documents;

/// <summary>What differs between OpenAPI 3.1 and Swagger 2.0 in the description of values.</summary>
internal sealed record Dialect(bool IsSwagger)
{
    public static Dialect OpenApi { get; } = new(IsSwagger: false);

    public static Dialect Swagger { get; } = new(IsSwagger: true);

    /// <summary>Refers to the description of a type.</summary>
    public JsonObject Reference(string name) => new() { ["$ref"] = IsSwagger ? $"#/definitions/{name}" : $"#/components/schemas/{name}" };

    /// <summary>Adds what is said about a value to its schema.</summary>
    public JsonObject Described(JsonObject schema, string description)
    {
        if (description.Length == 0)
        {
            return schema;
        }

        // Swagger takes nothing beside a reference.
        var described = IsSwagger && schema.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(schema) } : schema;
        described["description"] = description;
        return described;
    }

    /// <summary>Gives a value as an example.</summary>
    public void Exemplify(JsonObject schema, JsonNode example)
    {
        if (IsSwagger)
        {
            schema["example"] = example;
        }
        else
        {
            schema["examples"] = new JsonArray(example);
        }
    }

    /// <summary>Bounds a number from one side; the bound itself may be excluded.</summary>
    public void Bound(JsonObject schema, string side, JsonNode bound, bool isExcluded)
    {
        var exclusive = side == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
        if (!isExcluded)
        {
            schema[side] = bound;
        }
        else if (IsSwagger)
        {
            schema[side] = bound;
            schema[exclusive] = true;
        }
        else
        {
            schema[exclusive] = bound;
        }
    }

    /// <summary>Bytes as Base64.</summary>
    public JsonObject Bytes() => IsSwagger
        ? new JsonObject { ["type"] = "string", ["format"] = "byte" }
        : new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" };

    /// <summary>The name by which a type is described.</summary>
    public static string NameOf(IDescriptor type) => type.FullName;
}
