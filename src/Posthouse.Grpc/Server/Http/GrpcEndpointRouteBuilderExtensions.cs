using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Posthouse.Grpc.Server;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>Maps a service that is taken from the request's services, or made, for each call.</summary>
    /// <typeparam name="TService">The class that serves, derived from a generated base.</typeparam>
    /// <param name="builder">Where the endpoints go.</param>
    /// <returns>Takes conventions for the endpoints.</returns>
    /// <exception cref="InvalidOperationException">AddGrpc was not called, or the class does not derive from a generated base.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        RequireGrpc(builder);
        return builder.MapGrpcService(GrpcServiceBinding.ForRequests(
            typeof(TService),
            builder.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions>>().Value,
            builder.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value));
    }

    /// <summary>Maps a bound service. Its own options apply and not those given to AddGrpc.</summary>
    /// <param name="builder">Where the endpoints go.</param>
    /// <param name="binding">The service.</param>
    /// <returns>Takes conventions for the endpoints.</returns>
    /// <exception cref="InvalidOperationException">AddGrpc was not called.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService(this IEndpointRouteBuilder builder, GrpcServiceBinding binding)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(binding);
        var unknown = RequireGrpc(builder);
        if (builder.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions>>().Value.IgnoreUnknownServices != true)
        {
            unknown.Map(builder);
        }

        var settings = new HttpCallSettings(
            (TimeProvider?)binding.Services?.GetService(typeof(TimeProvider))
                ?? builder.ServiceProvider.GetService<TimeProvider>()
                ?? TimeProvider.System,
            builder.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GrpcServiceBinding)));
        return new GrpcServiceEndpointConventionBuilder([.. binding.Methods.Select(method => Map(builder, method, settings))]);
    }

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder builder, BoundMethod method, HttpCallSettings settings) =>
        builder.MapMethods(method.Method.FullName, method.HasNoSideEffects ? [HttpMethods.Post, HttpMethods.Get] : [HttpMethods.Post], method.CreateRequestDelegate(settings))
            .WithDisplayName($"gRPC - {method.Method.FullName}")
            .WithMetadata(new GrpcMethodMetadata(method.ServiceType, method.Method))
            .WithMetadata([.. method.Metadata]);

    private static UnknownMethods RequireGrpc(IEndpointRouteBuilder builder) =>
        builder.ServiceProvider.GetService<UnknownMethods>()
        ?? throw new InvalidOperationException("gRPC is not set up: call services.AddGrpc() first.");
}
