using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

// Each ServeAsync runs interceptors and handler, frees what was made for the call, and gives the call its outcome. None of them throws.

/// <summary>A bound unary method.</summary>
internal sealed class BoundUnaryMethod<TRequest, TResponse>(
    GrpcServiceBinding binding,
    Method<TRequest, TResponse> method,
    IReadOnlyList<object> metadata,
    UnaryServerMethod<TRequest, TResponse> pipeline)
    : BoundMethod<TRequest, TResponse>(binding, method, metadata)
    where TRequest : class
    where TResponse : class
{
    internal override RequestDelegate CreateRequestDelegate(HttpCallSettings settings) =>
        new HttpUnaryHandler<TRequest, TResponse>(this, settings).HandleAsync;

    internal async ValueTask<TResponse?> ServeAsync(TRequest request, ServedCall call)
    {
        try
        {
            TResponse? response;
            try
            {
                response = await pipeline(request, call);
            }
            finally
            {
                await call.ReleaseAsync();
            }

            return Accept(call, response);
        }
        catch (Exception exception)
        {
            CallFailure.Apply(call, exception);
            return null;
        }
    }
}

/// <summary>A bound client-streaming method.</summary>
internal sealed class BoundClientStreamingMethod<TRequest, TResponse>(
    GrpcServiceBinding binding,
    Method<TRequest, TResponse> method,
    IReadOnlyList<object> metadata,
    ClientStreamingServerMethod<TRequest, TResponse> pipeline)
    : BoundMethod<TRequest, TResponse>(binding, method, metadata)
    where TRequest : class
    where TResponse : class
{
    internal override RequestDelegate CreateRequestDelegate(HttpCallSettings settings) =>
        new HttpClientStreamingHandler<TRequest, TResponse>(this, settings).HandleAsync;

    internal async ValueTask<TResponse?> ServeAsync(IAsyncStreamReader<TRequest> requests, ServedCall call)
    {
        try
        {
            TResponse? response;
            try
            {
                response = await pipeline(requests, call);
            }
            finally
            {
                await call.ReleaseAsync();
            }

            return Accept(call, response);
        }
        catch (Exception exception)
        {
            CallFailure.Apply(call, exception);
            return null;
        }
    }
}

/// <summary>A bound server-streaming method.</summary>
internal sealed class BoundServerStreamingMethod<TRequest, TResponse>(
    GrpcServiceBinding binding,
    Method<TRequest, TResponse> method,
    IReadOnlyList<object> metadata,
    ServerStreamingServerMethod<TRequest, TResponse> pipeline)
    : BoundMethod<TRequest, TResponse>(binding, method, metadata)
    where TRequest : class
    where TResponse : class
{
    internal override RequestDelegate CreateRequestDelegate(HttpCallSettings settings) =>
        new HttpServerStreamingHandler<TRequest, TResponse>(this, settings).HandleAsync;

    internal async ValueTask ServeAsync(TRequest request, IServerStreamWriter<TResponse> responses, ServedCall call)
    {
        try
        {
            try
            {
                await pipeline(request, responses, call);
            }
            finally
            {
                await call.ReleaseAsync();
            }

            Accept(call);
        }
        catch (Exception exception)
        {
            CallFailure.Apply(call, exception);
        }
    }
}

/// <summary>A bound method that streams both ways.</summary>
internal sealed class BoundDuplexStreamingMethod<TRequest, TResponse>(
    GrpcServiceBinding binding,
    Method<TRequest, TResponse> method,
    IReadOnlyList<object> metadata,
    DuplexStreamingServerMethod<TRequest, TResponse> pipeline)
    : BoundMethod<TRequest, TResponse>(binding, method, metadata)
    where TRequest : class
    where TResponse : class
{
    internal override RequestDelegate CreateRequestDelegate(HttpCallSettings settings) =>
        new HttpDuplexStreamingHandler<TRequest, TResponse>(this, settings).HandleAsync;

    internal async ValueTask ServeAsync(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, ServedCall call)
    {
        try
        {
            try
            {
                await pipeline(requests, responses, call);
            }
            finally
            {
                await call.ReleaseAsync();
            }

            Accept(call);
        }
        catch (Exception exception)
        {
            CallFailure.Apply(call, exception);
        }
    }
}
