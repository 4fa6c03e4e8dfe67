using Microsoft.Extensions.DependencyInjection;

namespace Posthouse.Grpc.Server;

/// <summary>Gives the object that serves a call: from the provider if it is registered there, otherwise a new one.</summary>
/// <typeparam name="TService">The class that serves.</typeparam>
internal sealed class Activation<TService>
    where TService : class
{
    private ObjectFactory<TService>? _factory;

    /// <summary>Gives the object.</summary>
    /// <param name="services">The provider of the call.</param>
    /// <param name="isNew">Whether the caller has to dispose of it.</param>
    /// <returns>The object.</returns>
    internal TService Get(IServiceProvider services, out bool isNew)
    {
        isNew = false;
        if (services.GetService(typeof(TService)) is TService registered)
        {
            return registered;
        }

        isNew = true;
        _factory ??= ActivatorUtilities.CreateFactory<TService>([]);
        return _factory(services, []);
    }
}
