using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Posthouse.Grpc.Server;

/// <summary>
/// A service class bound to the methods of its contract: its activation, its interceptors and its limits. The HTTP server and local
/// calls serve the same binding, so both run the same code.
/// </summary>
public sealed class GrpcServiceBinding
{
    private GrpcServiceBinding(
        Type serviceType, GrpcServiceOptions general, GrpcServiceOptions? specific, IServiceProvider? services, MethodSource? source = null)
    {
        ServiceType = serviceType;
        Contract = source?.Contract ?? ServiceMethods.ContractOf(serviceType);
        Services = services;
        Scopes = services?.GetService(typeof(IServiceScopeFactory)) as IServiceScopeFactory;
        Limits = CallLimits.Of(general, specific);
        Interceptors = [.. general.Interceptors, .. specific?.Interceptors ?? []];
        Logger = (services?.GetService(typeof(ILoggerFactory)) as ILoggerFactory)?.CreateLogger(typeof(GrpcServiceBinding))
            ?? (ILogger)NullLogger.Instance;
        Methods = source is null ? ServiceMethods.Bind(this) : source.Bind(this);
    }

    /// <summary>The class that serves.</summary>
    public Type ServiceType { get; }

    /// <summary>The methods of the contract, in its order.</summary>
    public IReadOnlyList<BoundMethod> Methods { get; }

    internal ServiceDescriptor? Contract { get; }

    internal IServiceProvider? Services { get; }

    internal IServiceScopeFactory? Scopes { get; }

    internal CallLimits Limits { get; }

    internal IReadOnlyList<InterceptorRegistration> Interceptors { get; }

    internal ILogger Logger { get; }

    /// <summary>Binds a service class.</summary>
    /// <param name="serviceType">The class, derived from a generated base.</param>
    /// <param name="options">Limits and interceptors; the defaults if null.</param>
    /// <param name="services">
    /// What the service is activated from: each call gets a scope of it, and the class is taken from there if registered, otherwise made. Null
    /// takes the services of the HTTP request, and then the binding cannot be called locally.
    /// </param>
    /// <param name="includes">Which methods are bound; all if null. The others are UNIMPLEMENTED.</param>
    /// <returns>The binding.</returns>
    /// <exception cref="InvalidOperationException">The class does not derive from a generated service base.</exception>
    public static GrpcServiceBinding Create(Type serviceType, GrpcServiceOptions? options, IServiceProvider? services, Func<IMethod, bool>? includes = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return new GrpcServiceBinding(
            serviceType, options ?? new GrpcServiceOptions(), null, services, includes is null ? null : new MethodSource(null, binding => [.. ServiceMethods.Bind(binding).Where(bound => includes(bound.Method))]));
    }

    /// <summary>Binds an object that serves all calls. It must be safe for concurrent use, and is not disposed of.</summary>
    /// <param name="service">The object, of a class derived from a generated base.</param>
    /// <param name="options">Limits and interceptors; the defaults if null.</param>
    /// <returns>The binding.</returns>
    /// <exception cref="InvalidOperationException">The class does not derive from a generated service base.</exception>
    public static GrpcServiceBinding Of(object service, GrpcServiceOptions? options)
    {
        ArgumentNullException.ThrowIfNull(service);
        return Create(service.GetType(), options, new FixedInstance(service));
    }

    /// <summary>Binds the methods of a contract to another server of it, without knowing its messages.</summary>
    /// <param name="service">The contract.</param>
    /// <param name="target">Calls the other server.</param>
    /// <param name="forwarding">Which methods, and with which metadata.</param>
    /// <param name="options">Limits and interceptors; the defaults if null.</param>
    /// <returns>The binding.</returns>
    public static GrpcServiceBinding Forward(ServiceDescriptor service, CallInvoker target, ForwardingOptions forwarding, GrpcServiceOptions? options)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(forwarding);
        return new GrpcServiceBinding(
            typeof(CallInvoker), options ?? new GrpcServiceOptions(), null, new FixedInstance(target), new MethodSource(service, binding => new ForwardedMethods(binding, target, forwarding).Bind(service)));
    }

    internal static GrpcServiceBinding ForRequests(Type serviceType, GrpcServiceOptions general, GrpcServiceOptions specific) =>
        new(serviceType, general, specific, null);

    /// <summary>Where methods come from, other than all of the service class.</summary>
    private sealed record MethodSource(ServiceDescriptor? Contract, Func<GrpcServiceBinding, IReadOnlyList<BoundMethod>> Bind);

    private sealed class FixedInstance(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }
}
