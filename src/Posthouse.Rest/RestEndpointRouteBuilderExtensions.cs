using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Rest.Documents;
using Posthouse.Rest.Page;

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
            group.Map($"{prefix}/{{**rest}}", surface.HandleAsync);
            MapDocuments(group, prefix, surface.Documents);
            ApiPage.Map(group, prefix);
        }

        return group;
    }

    private static void MapDocuments(RouteGroupBuilder group, string prefix, ServedDocuments documents)
    {
        group.MapMethods($"{prefix}/openapi.json", Reading, context => documents.SendAsync(context, Dialect.OpenApi));
        group.MapMethods($"{prefix}/swagger.json", Reading, context => documents.SendAsync(context, Dialect.Swagger));
        group.MapMethods($"{prefix}/{{component}}/openapi.json", Reading, context => documents.SendAsync(context, Dialect.OpenApi, (string)context.Request.RouteValues["component"]!));
        group.MapMethods($"{prefix}/{{component}}/swagger.json", Reading, context => documents.SendAsync(context, Dialect.Swagger, (string)context.Request.RouteValues["component"]!));
    }
}
