using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Posthouse.Grpc.Standard;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Health and reflection for a server that maps its services itself.</summary>
public static class StandardServices
{
    /// <summary>Sets up reflection: it shows every service that is mapped.</summary>
    /// <param name="services">The services of the application.</param>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        services.AddGrpc();
        services.TryAddSingleton(static provider => new ReflectedServices(Mapped(provider.GetRequiredService<EndpointDataSource>())));
        return services;
    }

    /// <summary>Maps reflection, v1 and v1alpha.</summary>
    /// <param name="builder">Where the endpoints go.</param>
    public static IEndpointRouteBuilder MapGrpcReflectionService(this IEndpointRouteBuilder builder)
    {
        builder.MapGrpcService<ReflectionEndpoint>();
        builder.MapGrpcService<ReflectionAlphaEndpoint>();
        return builder;
    }

    /// <summary>Sets up health: the application sets <see cref="ServiceHealth"/>.</summary>
    /// <param name="services">The services of the application.</param>
    public static IServiceCollection AddGrpcHealth(this IServiceCollection services)
    {
        services.AddGrpc();
        services.TryAddSingleton<ServiceHealth>();
        return services;
    }

    /// <summary>Maps health.</summary>
    /// <param name="builder">Where the endpoints go.</param>
    public static IEndpointRouteBuilder MapGrpcHealthService(this IEndpointRouteBuilder builder)
    {
        builder.MapGrpcService<HealthEndpoint>();
        return builder;
    }

    private static IEnumerable<ServiceDescriptor> Mapped(EndpointDataSource endpoints) => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
        .OfType<Type>()
        .Distinct()
        .Select(DescriptorOf)
        .OfType<ServiceDescriptor>();

    private static ServiceDescriptor? DescriptorOf(Type service)
    {
        for (var type = service; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } bind)
            {
                return bind.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor;
            }
        }

        return null;
    }
}
