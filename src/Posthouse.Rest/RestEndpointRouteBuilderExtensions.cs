using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Rest.Documents;
using Posthouse.Rest.Page;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest;

/// <summary>Puts REST/JSON among the endpoints of a server.</summary>
public static class RestEndpointRouteBuilderExtensions
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Answers every request under the prefixes of a surface that no other endpoint takes; below the prefix stand its documents and a page that shows them.</summary>
    /// <param name="endpoints">The endpoints of the server.</param>
    /// <param name="surface">What is served.</param>
    public static IEndpointConventionBuilder MapRest(this IEndpointRouteBuilder endpoints, RestSurface surface)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(surface);
        var group = endpoints.MapGroup("");
        foreach (var prefix in surface.Prefixes)
        {
            group.Map($"{prefix}/{{**rest}}", surface.HandleAsync).WithMetadata(surface);
            MapDocuments(group, prefix, surface.Documents);
            ApiPage.Map(group, prefix, surface.Documents, surface.Look);
        }

        return group;
    }

    /// <summary>Maps what can only be read, and tells whoever tries something else.</summary>
    internal static void MapReading(this RouteGroupBuilder group, string path, Func<HttpContext, Task> answer) => group.Map(path, context =>
        Reading.Contains(context.Request.Method, StringComparer.Ordinal) ? answer(context) : ProblemWriter.AnswerAsync(context, Refusals.WrongMethod(context.Request.Method, Reading)));

    private static void MapDocuments(RouteGroupBuilder group, string prefix, ServedDocuments documents)
    {
        group.MapReading($"{prefix}/openapi.json", context => documents.SendAsync(context, Dialect.OpenApi));
        group.MapReading($"{prefix}/swagger.json", context => documents.SendAsync(context, Dialect.Swagger));
        group.MapReading($"{prefix}/{{component}}/openapi.json", context => documents.SendAsync(context, Dialect.OpenApi, (string)context.Request.RouteValues["component"]!));
        group.MapReading($"{prefix}/{{component}}/swagger.json", context => documents.SendAsync(context, Dialect.Swagger, (string)context.Request.RouteValues["component"]!));
    }
}
