using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Adopted.Luggage;

/// <summary>Reads once who travels, for all methods, and stamps every answer.</summary>
internal sealed class TravellerInterceptor : Interceptor
{
    private const string Header = "traveller";

    private static readonly object Key = new();

    public static string TravellerOf(ServerCallContext context) => (string)context.UserState[Key];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(requestStream, responseStream, context);
    }

    private static void Enter(ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue(Header) is not { Length: > 0 } traveller)
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, $"Say who travels: send the header {Header}."));
        }

        context.UserState[Key] = traveller;
        context.ResponseTrailers.Add("served-to", traveller);
    }
}
