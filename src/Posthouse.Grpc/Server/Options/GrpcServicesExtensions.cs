using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Posthouse.Grpc.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sets up gRPC in an application.</summary>
public static class GrpcServicesExtensions
{
    /// <summary>Sets up gRPC with the default options.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>Takes options of single services.</returns>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.AddOptions();
        services.TryAddSingleton<UnknownMethods>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KestrelServerOptions>, HeaderFieldLimit>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KestrelServerOptions>, HeaderText>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KestrelServerOptions>, ConnectionWindow>());
        services.TryAddSingleton<ResponseRate>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KestrelServerOptions>, ResponseRate>(static provider => provider.GetRequiredService<ResponseRate>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ResponseRate>(static provider => provider.GetRequiredService<ResponseRate>()));
        return new GrpcServerBuilder(services);
    }

    /// <summary>Sets up gRPC.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configureOptions">Sets the options of all services, or null.</param>
    /// <returns>Takes options of single services.</returns>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services, Action<GrpcServiceOptions>? configureOptions)
    {
        var builder = services.AddGrpc();
        if (configureOptions is not null)
        {
            services.Configure(configureOptions);
        }

        return builder;
    }

    /// <summary>Sets the options of one service.</summary>
    /// <typeparam name="TService">The class that serves.</typeparam>
    /// <param name="grpcBuilder">The set-up.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The set-up.</returns>
    public static IGrpcServerBuilder AddServiceOptions<TService>(
        this IGrpcServerBuilder grpcBuilder, Action<GrpcServiceOptions<TService>> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(grpcBuilder);
        grpcBuilder.Services.Configure(configure);
        return grpcBuilder;
    }

    private sealed class GrpcServerBuilder(IServiceCollection services) : IGrpcServerBuilder
    {
        public IServiceCollection Services => services;
    }
}
