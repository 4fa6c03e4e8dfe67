using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Posthouse.Rest.Bindings;

namespace Posthouse.Rest.Documents;

/// <summary>
/// Writes what a surface serves as OpenAPI 3.1 or Swagger 2.0: paths from the HTTP rules, values from the messages and their rules, words from the comments of the contracts. The
/// same contracts give the same bytes, on the same day: examples have dates that lie ahead of it.
/// </summary>
internal sealed class DocumentWriter(RestOptions options, IReadOnlyCollection<HttpBinding> bindings)
{
    private static readonly string[] Verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ContractComments _comments = new(ContractFiles
        .WithImports(bindings.Select(static binding => binding.Method.File))
        .Select(static file => file.MessageTypes is [var first, ..] ? first.ClrType?.Assembly : null)
        .OfType<System.Reflection.Assembly>()
        .Append(typeof(Posthouse.Contracts.Options.V1.FieldRules).Assembly));

    /// <summary>Describes all services, or those of one component, as bytes.</summary>
    public byte[] Write(Dialect dialect, string? component, DateOnly today) => JsonSerializer.SerializeToUtf8Bytes(Describe(dialect, component, today), Readable);

    /// <summary>Describes all services, or those of one component.</summary>
    public JsonObject Describe(Dialect dialect, string? component, DateOnly today)
    {
        var services = options.Services.Where(service => component is null || service.Component == component).Select(static service => service.Contract).ToHashSet();
        var included = bindings.Where(binding => services.Contains(binding.Method.Service) && Verbs.Contains(binding.Verb, StringComparer.Ordinal)).ToList();
        var examples = new Examples(_comments, today);
        var schemas = new Schemas(dialect, _comments, examples);
        var paths = Paths(included, new OperationWriter(dialect, schemas, _comments, examples, options));
        foreach (var reasons in included.Select(static binding => binding.Method.File).Distinct().SelectMany(static file => file.EnumTypes).Where(static type => type.Name.EndsWith("Reason", StringComparison.Ordinal)))
        {
            schemas.Add(reasons);
        }

        var types = schemas.Write();
        types[ProblemSchema.Name] = ProblemSchema.Write();
        var document = Head(dialect, component);
        document["tags"] = new JsonArray([.. included.Select(static binding => binding.Method.Service).Distinct().OrderBy(static service => service.Name, StringComparer.Ordinal).Select(Tag)]);
        document["paths"] = paths;
        if (dialect.IsSwagger)
        {
            document["definitions"] = types;
            document["securityDefinitions"] = Security(dialect);
        }
        else
        {
            document["components"] = new JsonObject { ["schemas"] = types, ["securitySchemes"] = Security(dialect) };
        }

        return document;
    }

    private static JsonObject Paths(IEnumerable<HttpBinding> included, OperationWriter operations)
    {
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var binding in included)
        {
            var path = DocumentedPath.Of(binding);
            if (!paths.TryGetValue(path.Text, out var item))
            {
                paths.Add(path.Text, item = []);
            }

            item[binding.Verb.ToLowerInvariant()] = operations.Write(binding, path);
        }

        return new JsonObject(paths.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }

    private JsonObject Head(Dialect dialect, string? component)
    {
        var head = dialect.IsSwagger ? new JsonObject { ["swagger"] = "2.0" } : new JsonObject { ["openapi"] = "3.1.1" };
        head["info"] = new JsonObject
        {
            ["title"] = component is null ? options.Title : $"{options.Title}: {component}",
            ["version"] = options.Version,
            ["description"] = "Made from the contracts. Values are proto3 JSON; refusals and failures are application/problem+json.",
        };
        if (dialect.IsSwagger)
        {
            head["basePath"] = "/";
        }
        else
        {
            head["servers"] = new JsonArray(new JsonObject { ["url"] = "/" });
        }

        return head;
    }

    private static JsonObject Security(Dialect dialect) => new()
    {
        ["session"] = dialect.IsSwagger
            ? new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Cookie", ["description"] = "The cookie of a signed-in session." }
            : new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "posthouse-session", ["description"] = "The cookie of a signed-in session; over https its name begins with __Host-." },
    };

    private JsonObject Tag(ServiceDescriptor service) => _comments.Of(service) is { Length: > 0 } said
        ? new JsonObject { ["name"] = service.Name, ["description"] = said }
        : new JsonObject { ["name"] = service.Name };
}
