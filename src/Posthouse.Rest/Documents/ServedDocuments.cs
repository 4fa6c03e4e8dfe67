using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Rest.Documents;

/// <summary>The documents of a surface, each made when it is asked for first.</summary>
internal sealed class ServedDocuments(RestOptions options, DocumentWriter writer)
{
    private readonly ConcurrentDictionary<string, Document> _documents = new(StringComparer.Ordinal);

    /// <summary>Answers with the document of the whole.</summary>
    public Task SendAsync(HttpContext context, Dialect dialect) => SendAsync(context, dialect, component: null);

    /// <summary>Answers with the document of a component, by its name in lower case; 404 when it serves nothing here.</summary>
    public Task SendAsync(HttpContext context, Dialect dialect, string? component)
    {
        if (component is not null && !Components.Contains(component, StringComparer.Ordinal))
        {
            return Problems.ProblemWriter.AnswerAsync(context, Problems.Refusals.NotFound(context.Request.Path));
        }

        var document = _documents.GetOrAdd($"{dialect.IsSwagger} {component}", _ => Make(dialect, component));
        context.Response.Headers.ETag = document.Tag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == document.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = Requests.ContentTypes.Json;
        context.Response.ContentLength = document.Bytes.Length;
        return context.Response.Body.WriteAsync(document.Bytes, context.RequestAborted).AsTask();
    }

    /// <summary>The components that have a document, in lower case.</summary>
    public IEnumerable<string> Components => options.Services.Where(service => service.Contract.Methods.Any(options.Includes)).Select(static service => Slug(service.Component)).Distinct(StringComparer.Ordinal);

    private static string Slug(string component) => component.ToLowerInvariant();

    private Document Make(Dialect dialect, string? component)
    {
        var name = component is null ? null : options.Services.Select(static service => service.Component).First(known => Slug(known) == component);
        var bytes = writer.Write(dialect, name);
        return new Document(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }

    private sealed record Document(byte[] Bytes, string Tag);
}
