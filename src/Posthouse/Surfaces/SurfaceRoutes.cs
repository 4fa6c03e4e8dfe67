using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;

namespace Posthouse.Surfaces;

/// <summary>
/// Takes the routes of a component. A route that takes a client counts as taking a service even when the call is not declared: otherwise it
/// would be taken for the request's body, and nobody could say what is wrong with it.
/// </summary>
internal sealed class SurfaceRoutes(IEndpointRouteBuilder routes) : IEndpointRouteBuilder, IServiceProvider, IServiceProviderIsService
{
    private readonly IServiceProviderIsService _known = routes.ServiceProvider.GetRequiredService<IServiceProviderIsService>();

    public IServiceProvider ServiceProvider => this;

    public ICollection<EndpointDataSource> DataSources => routes.DataSources;

    public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();

    public object? GetService(Type serviceType) => serviceType == typeof(IServiceProviderIsService) ? this : routes.ServiceProvider.GetService(serviceType);

    public bool IsService(Type serviceType) => ConstructorRules.IsClient(serviceType) || _known.IsService(serviceType);
}
