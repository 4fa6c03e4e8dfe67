using System.Text;
using System.Text.Json.Nodes;
using static Posthouse.Rest.Page.Prose;

namespace Posthouse.Rest.Page;

/// <summary>The fields of an object as a list of names, kinds and words.</summary>
internal static class FieldList
{
    /// <summary>The fields of a schema; nothing when it has none.</summary>
    public static string Of(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject { Count: > 0 } properties)
        {
            return "";
        }

        var required = (schema["required"] as JsonArray ?? []).Select(static name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        return Of(properties.Select(property => (property.Key, property.Value!.AsObject(), property.Value!["description"]?.GetValue<string>() ?? "", required.Contains(property.Key))));
    }

    /// <summary>Named values.</summary>
    public static string Of(IEnumerable<(string Name, JsonObject Schema, string Words, bool IsRequired)> fields)
    {
        var html = new StringBuilder("<dl class=\"rows api-fields\">\n");
        foreach (var (name, schema, words, isRequired) in fields)
        {
            var mark = isRequired ? " <span class=\"tag\">required</span>" : "";
            html.Append($"<div><dt><code>{Plain(name)}</code>{mark}</dt><dd><span class=\"muted\">{SchemaWords.Of(schema)}</span>{Blocks(words)}</dd></div>\n");
        }

        return html.Append("</dl>\n").ToString();
    }
}
