using Grpc.Core;
using Grpc.Core.Interceptors;
using Posthouse.Calls;

namespace Posthouse.Hosting.Door;

/// <summary>
/// How calls from outside fail. What a component answers goes out as it is; that a component could not be reached is told without saying where it is, which is nobody's
/// concern outside.
/// </summary>
internal sealed class OutsideFailures : Interceptor
{
    /// <summary>The failure as outsiders see it.</summary>
    /// <param name="failure">How the call into the application failed.</param>
    public static RpcException Told(RpcException failure)
    {
        var isOfTransport = failure is { StatusCode: StatusCode.Unavailable or StatusCode.Internal, Status.DebugException: not null };
        var hasNoReason = failure.StatusCode == StatusCode.Unavailable && !ExceptionTranslator.HasDetails(failure.Trailers);
        return isOfTransport || hasNoReason ? ExceptionTranslator.ToRpcException(Unreachable(failure), CallReasons.Domain) : failure;
    }

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (RpcException failure)
        {
            throw Told(failure);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (RpcException failure)
        {
            throw Told(failure);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (RpcException failure)
        {
            throw Told(failure);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (RpcException failure)
        {
            throw Told(failure);
        }
    }

    private static UnavailableException Unreachable(RpcException failure) =>
        new("The service is not available at the moment. Try again later.", CallReasons.CalleeFailed, innerException: failure) { Domain = CallReasons.Domain };
}
