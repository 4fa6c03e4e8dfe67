using System.Reflection;
using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Collects the methods of one service class. The generated code names each method; the class's member of that name is called by a delegate
/// without a target, so that one pipeline serves every call whatever object serves it.
/// </summary>
/// <typeparam name="TService">The class that serves.</typeparam>
/// <param name="binding">What the methods belong to.</param>
internal sealed class ServiceBinder<TService>(GrpcServiceBinding binding) : ServiceBinderBase
    where TService : class
{
    private readonly Activation<TService> _activation = new();

    private delegate Task<TResponse> Unary<TRequest, TResponse>(TService service, TRequest request, ServerCallContext context);

    private delegate Task<TResponse> ClientStreaming<TRequest, TResponse>(
        TService service, IAsyncStreamReader<TRequest> requests, ServerCallContext context);

    private delegate Task ServerStreaming<TRequest, TResponse>(
        TService service, TRequest request, IServerStreamWriter<TResponse> responses, ServerCallContext context);

    private delegate Task DuplexStreaming<TRequest, TResponse>(
        TService service, IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, ServerCallContext context);

    internal List<BoundMethod> Methods { get; } = [];

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var member = Find(method, typeof(TRequest), typeof(ServerCallContext));
        var serve = member.CreateDelegate<Unary<TRequest, TResponse>>();
        var pipeline = Pipelines.Unary<TRequest, TResponse>(
            binding.Interceptors, (request, context) => serve(ServedCall.Of(context).Service(_activation), request, context));
        Methods.Add(new BoundUnaryMethod<TRequest, TResponse>(binding, method, Attributes(member), pipeline));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var member = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        var serve = member.CreateDelegate<ClientStreaming<TRequest, TResponse>>();
        var pipeline = Pipelines.ClientStreaming<TRequest, TResponse>(
            binding.Interceptors, (requests, context) => serve(ServedCall.Of(context).Service(_activation), requests, context));
        Methods.Add(new BoundClientStreamingMethod<TRequest, TResponse>(binding, method, Attributes(member), pipeline));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var member = Find(method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var serve = member.CreateDelegate<ServerStreaming<TRequest, TResponse>>();
        var pipeline = Pipelines.ServerStreaming<TRequest, TResponse>(
            binding.Interceptors,
            (request, responses, context) => serve(ServedCall.Of(context).Service(_activation), request, responses, context));
        Methods.Add(new BoundServerStreamingMethod<TRequest, TResponse>(binding, method, Attributes(member), pipeline));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var member = Find(
            method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var serve = member.CreateDelegate<DuplexStreaming<TRequest, TResponse>>();
        var pipeline = Pipelines.DuplexStreaming<TRequest, TResponse>(
            binding.Interceptors,
            (requests, responses, context) => serve(ServedCall.Of(context).Service(_activation), requests, responses, context));
        Methods.Add(new BoundDuplexStreamingMethod<TRequest, TResponse>(binding, method, Attributes(member), pipeline));
    }

    private static MethodInfo Find(IMethod method, params Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
        ?? throw new InvalidOperationException($"{typeof(TService)} has no public member {method.Name} for {method.FullName}.");

    private static object[] Attributes(MethodInfo member) =>
        [.. typeof(TService).GetCustomAttributes(inherit: true), .. member.GetCustomAttributes(inherit: true)];
}
