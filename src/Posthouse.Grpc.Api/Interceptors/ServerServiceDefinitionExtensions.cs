using Grpc.Core.Utils;

namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors around services.</summary>
public static class ServerServiceDefinitionExtensions
{
    /// <summary>Puts an interceptor around a service; it runs before those that were put there earlier.</summary>
    /// <param name="serverServiceDefinition">The service.</param>
    /// <param name="interceptor">The interceptor.</param>
    /// <returns>The service to use.</returns>
    public static ServerServiceDefinition Intercept(this ServerServiceDefinition serverServiceDefinition, Interceptor interceptor)
    {
        GrpcPreconditions.CheckNotNull(serverServiceDefinition, nameof(serverServiceDefinition));
        GrpcPreconditions.CheckNotNull(interceptor, nameof(interceptor));
        var binder = new InterceptingServiceBinder(interceptor);
        serverServiceDefinition.BindService(binder);
        return binder.Build();
    }

    /// <summary>Puts interceptors around a service; they run in the given order, and before those that were put there earlier.</summary>
    /// <param name="serverServiceDefinition">The service.</param>
    /// <param name="interceptors">The interceptors.</param>
    /// <returns>The service to use.</returns>
    public static ServerServiceDefinition Intercept(this ServerServiceDefinition serverServiceDefinition, params Interceptor[] interceptors)
    {
        GrpcPreconditions.CheckNotNull(serverServiceDefinition, nameof(serverServiceDefinition));
        GrpcPreconditions.CheckNotNull(interceptors, nameof(interceptors));
        for (var i = interceptors.Length - 1; i >= 0; i--)
        {
            serverServiceDefinition = serverServiceDefinition.Intercept(interceptors[i]);
        }

        return serverServiceDefinition;
    }

    private sealed class InterceptingServiceBinder(Interceptor interceptor) : ServiceBinderBase
    {
        private readonly ServerServiceDefinition.Builder _builder = ServerServiceDefinition.CreateBuilder();

        public ServerServiceDefinition Build() => _builder.Build();

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(
                method, new UnaryServerMethod<TRequest, TResponse>((request, context) =>
                    interceptor.UnaryServerHandler(request, context, handler!)));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(
                method, new ClientStreamingServerMethod<TRequest, TResponse>((requests, context) =>
                    interceptor.ClientStreamingServerHandler(requests, context, handler!)));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(
                method, new ServerStreamingServerMethod<TRequest, TResponse>((request, responses, context) =>
                    interceptor.ServerStreamingServerHandler(request, responses, context, handler!)));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(
                method, new DuplexStreamingServerMethod<TRequest, TResponse>((requests, responses, context) =>
                    interceptor.DuplexStreamingServerHandler(requests, responses, context, handler!)));
    }
}
