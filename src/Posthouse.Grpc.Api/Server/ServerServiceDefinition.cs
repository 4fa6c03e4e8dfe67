using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>The methods of a service, each with what serves it.</summary>
public class ServerServiceDefinition
{
    private readonly IReadOnlyList<Action<ServiceBinderBase>> _methods;

    internal ServerServiceDefinition(IReadOnlyList<Action<ServiceBinderBase>> methods) => _methods = methods;

    /// <summary>Starts a definition.</summary>
    /// <returns>The builder.</returns>
    public static Builder CreateBuilder() => new();

    internal void BindService(ServiceBinderBase serviceBinder)
    {
        foreach (var add in _methods)
        {
            add(serviceBinder);
        }
    }

    /// <summary>Collects the methods of a service.</summary>
    public class Builder
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private readonly List<Action<ServiceBinderBase>> _methods = [];

        /// <summary>A definition without methods.</summary>
        public Builder()
        {
        }

        /// <summary>Adds a unary method.</summary>
        /// <typeparam name="TRequest">The request message.</typeparam>
        /// <typeparam name="TResponse">The response message.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">Serves it.</param>
        /// <returns>This builder.</returns>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a client-streaming method.</summary>
        /// <typeparam name="TRequest">The request message.</typeparam>
        /// <typeparam name="TResponse">The response message.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">Serves it.</param>
        /// <returns>This builder.</returns>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a server-streaming method.</summary>
        /// <typeparam name="TRequest">The request message.</typeparam>
        /// <typeparam name="TResponse">The response message.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">Serves it.</param>
        /// <returns>This builder.</returns>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a method with streams both ways.</summary>
        /// <typeparam name="TRequest">The request message.</typeparam>
        /// <typeparam name="TResponse">The response message.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">Serves it.</param>
        /// <returns>This builder.</returns>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Finishes the definition.</summary>
        /// <returns>The definition.</returns>
        public ServerServiceDefinition Build() => new([.. _methods]);

        private Builder Add(IMethod method, Action<ServiceBinderBase> add)
        {
            GrpcPreconditions.CheckArgument(_names.Add(method.FullName), $"The method {method.FullName} was added already.");
            _methods.Add(add);
            return this;
        }
    }
}
