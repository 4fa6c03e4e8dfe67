using System.Diagnostics.CodeAnalysis;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>An interceptor of served calls: a type that is made for each call, or an object that serves all calls.</summary>
public class InterceptorRegistration
{
    private readonly object[] _arguments;
    private ObjectFactory? _factory;

    internal InterceptorRegistration(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(arguments);
        if (!typeof(Interceptor).IsAssignableFrom(type))
        {
            throw new ArgumentException($"{type} is not an {nameof(Interceptor)}.", nameof(type));
        }

        Type = type;
        _arguments = arguments;
    }

    internal InterceptorRegistration(Interceptor instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Type = instance.GetType();
        Instance = instance;
        _arguments = [];
    }

    /// <summary>The type of the interceptor.</summary>
    public Type Type { get; }

    /// <summary>The arguments that come before those from the service provider.</summary>
    public IReadOnlyList<object> Arguments => _arguments;

    /// <summary>The object that serves all calls, or null if one is made for each.</summary>
    internal Interceptor? Instance { get; }

    /// <summary>Gives the interceptor of a call: from the provider if it is registered there, otherwise a new one.</summary>
    /// <param name="services">The provider of the call.</param>
    /// <param name="isNew">Whether the caller has to dispose of it.</param>
    /// <returns>The interceptor.</returns>
    internal Interceptor Get(IServiceProvider services, out bool isNew)
    {
        isNew = false;
        if (Instance is not null)
        {
            return Instance;
        }

        if (_arguments.Length == 0 && services.GetService(Type) is Interceptor registered)
        {
            return registered;
        }

        isNew = true;
        _factory ??= ActivatorUtilities.CreateFactory(Type, [.. _arguments.Select(argument => argument.GetType())]);
        return (Interceptor)_factory(services, _arguments);
    }
}
