using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Rest.Documents;

/// <summary>The documents of a surface, each made when it is asked for first on a day: their examples have dates that lie ahead.</summary>
internal sealed class ServedDocuments(RestOptions options, DocumentWriter writer)
{
    private readonly ConcurrentDictionary<(bool IsSwagger, string? Component), Made> _documents = new();

    /// <summary>The components that have a document, in lower case.</summary>
    public IEnumerable<string> Components => options.Services.Where(service => service.Contract.Methods.Any(options.Includes)).Select(static service => Slug(service.Component)).Distinct(StringComparer.Ordinal);

    private DateOnly Today => DateOnly.FromDateTime(options.Time.GetUtcNow().UtcDateTime);

    /// <summary>The OpenAPI document of the whole.</summary>
    public JsonObject OpenApi() => writer.Describe(Dialect.OpenApi, component: null, Today);

    /// <summary>Answers with the document of the whole.</summary>
    public Task SendAsync(HttpContext context, Dialect dialect) => SendAsync(context, dialect, component: null);

    /// <summary>Answers with the document of a component, by its name in lower case; 404 when it serves nothing here.</summary>
    public Task SendAsync(HttpContext context, Dialect dialect, string? component)
    {
        if (component is not null && !Components.Contains(component, StringComparer.Ordinal))
        {
            return Problems.ProblemWriter.AnswerAsync(context, Problems.Refusals.NotFound(context.Request.Path));
        }

        var today = Today;
        var made = _documents.AddOrUpdate((dialect.IsSwagger, component), _ => Make(dialect, component, today), (_, before) => before.Day == today ? before : Make(dialect, component, today));
        return made.Answer.SendAsync(context);
    }

    private static string Slug(string component) => component.ToLowerInvariant();

    private Made Make(Dialect dialect, string? component, DateOnly today)
    {
        var name = component is null ? null : options.Services.Select(static service => service.Component).First(known => Slug(known) == component);
        return new Made(today, new StoredAnswer(writer.Write(dialect, name, today), Requests.ContentTypes.Json));
    }

    private sealed record Made(DateOnly Day, StoredAnswer Answer);
}
