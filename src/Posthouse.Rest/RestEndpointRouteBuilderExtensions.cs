using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Posthouse.Rest;

/// <summary>Puts REST/JSON among the endpoints of a server.</summary>
public static class RestEndpointRouteBuilderExtensions
{
    /// <summary>Answers every request under the prefixes of a surface that no other endpoint takes.</summary>
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
        }

        return group;
    }
}
