using System.Text;
using System.Text.Json.Nodes;
using static Posthouse.Rest.Page.Prose;

namespace Posthouse.Rest.Page;

/// <summary>Writes the page from the OpenAPI document. All of it can be read without scripts; a script adds the forms that send requests.</summary>
internal sealed class PageWriter(ApiPageLook look, string prefix, JsonObject document)
{
    private readonly StringBuilder _html = new();
    private readonly string _title = $"{document["info"]!["title"]!.GetValue<string>()} API";

    private JsonObject Types => document["components"]!["schemas"]!.AsObject();

    public string Write()
    {
        WriteHead();
        _html.Append("<body>\n<a class=\"skip\" href=\"#main\">Skip to main content</a>\n");
        WriteTop();
        _html.Append($"""
            <main id="main" tabindex="-1">
            <div class="wrap api">
            <div class="api-lead">
            <h1>{Plain(_title)}</h1>
            <p>Every public method as plain HTTP with JSON, made from the contracts. Open a method to read what it takes and answers, and to send it a request from this page.</p>
            <p class="muted">A refusal is <code>application/problem+json</code> with <code>code</code>, <a href="#reasons"><code>reason</code></a> and every field that breaks a rule. <a href="{prefix}/openapi.json">OpenAPI 3.1</a> and <a href="{prefix}/swagger.json">Swagger 2.0</a> describe the same for programs.</p>
            </div>

            """);
        WriteIndex();
        _html.Append("<div class=\"api-all\">\n");
        foreach (var tag in Tags())
        {
            WriteService(tag);
        }

        WriteTypes();
        WriteReasons();
        _html.Append("</div>\n</div>\n</main>\n");
        _html.Append($"<footer class=\"foot\"><div class=\"wrap\"><p>{Plain(_title)}</p><p><a href=\"/\">To the first page</a></p></div></footer>\n</body>\n</html>\n");
        return _html.ToString();
    }

    private void WriteHead()
    {
        _html.Append($"""
            <!doctype html>
            <html lang="en" data-app="{Plain(look.Theme)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Plain(_title)}</title>
            <meta name="description" content="Every public method as REST with JSON: what it takes, what it answers, and a form that tries it out.">
            <meta name="color-scheme" content="light dark">

            """);
        if (look.Mark is { } mark)
        {
            _html.Append($"<link rel=\"icon\" href=\"{Plain(mark)}\">\n");
        }

        foreach (var font in look.Fonts)
        {
            _html.Append($"<link rel=\"preload\" href=\"{Plain(font)}\" as=\"font\" type=\"font/woff2\" crossorigin>\n");
        }

        foreach (var sheet in look.StyleSheets.DefaultIfEmpty($"{prefix}/plain.css").Append($"{prefix}/api.css"))
        {
            _html.Append($"<link rel=\"stylesheet\" href=\"{Plain(sheet)}\">\n");
        }

        _html.Append($"<script type=\"module\" src=\"{prefix}/api.js\"></script>\n</head>\n");
    }

    private void WriteTop()
    {
        var mark = look.Mark is { } picture ? $"<img src=\"{Plain(picture)}\" alt=\"\" width=\"34\" height=\"34\">" : "";
        var tail = look.Tail.Length > 0 ? $" <span>{Plain(look.Tail)}</span>" : "";
        _html.Append($"""
            <header>{(look.HasBand ? "<div class=\"band\">" : "<div class=\"edge band\"></div><div>")}<div class="wrap top">
            <a class="brand" href="/">{mark}<b>{Plain(look.Name ?? document["info"]!["title"]!.GetValue<string>())}{tail}</b></a>
            <nav aria-label="Documents"><ul class="links" role="list"><li><a href="{prefix}/openapi.json">OpenAPI 3.1</a></li><li><a href="{prefix}/swagger.json">Swagger 2.0</a></li></ul></nav>
            </div></div></header>

            """);
    }

    private void WriteIndex()
    {
        _html.Append("<nav class=\"api-index\" aria-label=\"On this page\"><ul role=\"list\">\n");
        foreach (var tag in Tags())
        {
            var name = tag["name"]!.GetValue<string>();
            _html.Append($"<li><a href=\"#{Plain(name)}\">{Plain(name)}</a></li>\n");
        }

        _html.Append("<li><a href=\"#types\">Types</a></li>\n<li><a href=\"#reasons\">Reasons</a></li>\n</ul></nav>\n");
    }

    private void WriteService(JsonObject tag)
    {
        var name = tag["name"]!.GetValue<string>();
        _html.Append($"<section aria-labelledby=\"{Plain(name)}\">\n<h2 id=\"{Plain(name)}\">{Plain(name)}</h2>\n{Blocks(tag["description"]?.GetValue<string>() ?? "")}\n");
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (verb, operation) in item!.AsObject().Where(pair => pair.Value!["tags"]![0]!.GetValue<string>() == name))
            {
                _html.Append(OperationSection.Of(verb, path, operation!.AsObject(), Types));
            }
        }

        _html.Append("</section>\n");
    }

    private void WriteTypes()
    {
        _html.Append("<section aria-labelledby=\"types\">\n<h2 id=\"types\">Types</h2>\n<p>What requests and answers consist of.</p>\n");
        foreach (var (name, schema) in Types.Where(static type => !IsReasons(type.Key)))
        {
            _html.Append($"<details class=\"card api-type\"><summary id=\"{Plain(name)}\"><b>{Plain(SchemaWords.ShortOf(name))}</b> <span class=\"muted small\">{Plain(name)}</span></summary>\n<div class=\"api-inside\">");
            _html.Append(Blocks(schema!["description"]?.GetValue<string>() ?? "")).Append(FieldList.Of(schema.AsObject())).Append("</div></details>\n");
        }

        _html.Append("</section>\n");
    }

    // Every reason has an anchor: the type of a problem leads there.
    private void WriteReasons()
    {
        _html.Append("<section aria-labelledby=\"reasons\">\n<h2 id=\"reasons\">Reasons</h2>\n<p>Why a request was refused, or failed: stable names for programs.</p>\n<dl class=\"rows api-fields\">\n");
        foreach (var (reason, words) in StandardReasons.All)
        {
            WriteReason(reason, words);
        }

        foreach (var (_, schema) in Types.Where(static type => IsReasons(type.Key)))
        {
            foreach (var line in schema!["description"]!.GetValue<string>().Split('\n').Where(static line => line.StartsWith("- `", StringComparison.Ordinal)))
            {
                var end = line.IndexOf('`', 3);
                if (!line.AsSpan(0, end).EndsWith("_UNSPECIFIED"))
                {
                    WriteReason(line[3..end], line[(end + 1)..].TrimStart(':', ' '));
                }
            }
        }

        _html.Append("</dl>\n</section>\n");
    }

    private void WriteReason(string reason, string words) => _html.Append($"<div><dt id=\"{Plain(reason)}\"><code>{Plain(reason)}</code></dt><dd>{Line(words)}</dd></div>\n");

    private IEnumerable<JsonObject> Tags() => document["tags"]!.AsArray().Select(static tag => tag!.AsObject());

    private static bool IsReasons(string type) => type.EndsWith("Reason", StringComparison.Ordinal);
}
