using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Components;

namespace HotelBooking.Tests.Hostile;

/// <summary>What a component takes by POST, as its surfaces map it; parameters are written as <c>*</c>.</summary>
internal static partial class PostedRoutes
{
    public static IEnumerable<string> Of(ComponentDefinition component, IServiceProvider services)
    {
        var routes = new Routes(services);
        foreach (var surface in component.Surfaces)
        {
            surface.Map(routes);
        }

        return from source in routes.DataSources
               from endpoint in source.Endpoints.OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true
               select Parameter().Replace(endpoint.RoutePattern.RawText!, "*");
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();

    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
