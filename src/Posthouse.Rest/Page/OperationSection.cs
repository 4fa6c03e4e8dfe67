using System.Text;
using System.Text.Json.Nodes;
using static Posthouse.Rest.Page.Prose;

namespace Posthouse.Rest.Page;

/// <summary>One method on the page: what it takes, what it answers, and a place for the form that tries it out.</summary>
internal static class OperationSection
{
    public static string Of(string verb, string path, JsonObject operation, JsonObject types)
    {
        var id = operation["operationId"]!.GetValue<string>();
        var summary = operation["summary"]!.GetValue<string>();
        var html = new StringBuilder($"""
            <details class="card api-method" id="{Plain(id)}" data-verb="{verb}" data-path="{Plain(path)}">
            <summary><span class="tag verb {Tone(verb)}">{verb.ToUpperInvariant()}</span> <code>{Breakable(path)}</code> <span class="api-says">{Line(summary)}</span></summary>
            <div class="api-inside">

            """);
        html.Append(Blocks(operation["description"]?.GetValue<string>() ?? ""));
        if (operation["security"] is JsonArray { Count: > 0 })
        {
            html.Append("<p><span class=\"tag tag--warn\">signed in</span> For people who have signed in, by the cookie of their session.</p>\n");
        }

        WriteParameters(html, operation);
        if (operation["requestBody"] is JsonObject body)
        {
            WriteContent(html, "Body", body, types);
        }

        WriteContent(html, "Answer", operation["responses"]!["200"]!.AsObject(), types);
        html.Append("<div class=\"api-try\" hidden></div>\n");
        WriteRefusals(html, operation["responses"]!.AsObject());
        return html.Append("</div>\n</details>\n").ToString();
    }

    private static void WriteParameters(StringBuilder html, JsonObject operation)
    {
        if (operation["parameters"] is JsonArray { Count: > 0 } parameters)
        {
            html.Append("<h3>Parameters</h3>\n").Append(FieldList.Of(parameters.Select(static each => (
                each!["name"]!.GetValue<string>(),
                each["schema"]!.AsObject(),
                $"In the {each["in"]}. {each["description"]}",
                each["required"]!.GetValue<bool>()))));
        }
    }

    private static void WriteContent(StringBuilder html, string heading, JsonObject described, JsonObject types)
    {
        var (type, media) = described["content"]!.AsObject().First();
        var schema = media!["schema"]!.AsObject();
        var name = SchemaWords.NameOf(schema);
        html.Append($"<h3>{heading}</h3>\n<p class=\"muted\"><code>{Plain(type)}</code>: {(name is null ? SchemaWords.Of(schema) : SchemaWords.Link(name))}</p>\n");
        html.Append(Blocks(described["description"]?.GetValue<string>() ?? ""));
        html.Append(FieldList.Of(name is null ? schema : types[name]!.AsObject()));
    }

    private static void WriteRefusals(StringBuilder html, JsonObject responses)
    {
        html.Append("<h3>Refusals</h3>\n<dl class=\"rows api-fields\">\n");
        foreach (var (status, response) in responses.Where(static pair => pair.Key != "200"))
        {
            html.Append($"<div><dt>{(status == "default" ? "others" : Plain(status))}</dt><dd>{Blocks(response!["description"]!.GetValue<string>())}</dd></div>\n");
        }

        html.Append("</dl>\n");
    }

    // Long paths may break after each of their steps.
    private static string Breakable(string path) => Plain(path).Replace("/", "/<wbr>", StringComparison.Ordinal).Replace(":", "<wbr>:", StringComparison.Ordinal);

    private static string Tone(string verb) => verb switch
    {
        "get" or "head" => "tag--info",
        "post" => "tag--good",
        "delete" => "tag--bad",
        _ => "tag--warn",
    };
}
