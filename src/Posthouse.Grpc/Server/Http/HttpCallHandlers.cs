namespace Posthouse.Grpc.Server;

/// <summary>Serves a unary method over HTTP.</summary>
internal sealed class HttpUnaryHandler<TRequest, TResponse>(BoundUnaryMethod<TRequest, TResponse> method, HttpCallSettings settings)
    : HttpCallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async ValueTask ServeAsync(HttpCall call)
    {
        var request = await ReadRequestAsync(call);
        var response = await method.ServeAsync(request, call);
        await WriteResponseAsync(call, response);
    }
}

/// <summary>Serves a client-streaming method over HTTP.</summary>
internal sealed class HttpClientStreamingHandler<TRequest, TResponse>(
    BoundClientStreamingMethod<TRequest, TResponse> method, HttpCallSettings settings)
    : HttpCallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async ValueTask ServeAsync(HttpCall call)
    {
        var response = await method.ServeAsync(RequestStream(call), call);
        await WriteResponseAsync(call, response);
    }
}

/// <summary>Serves a server-streaming method over HTTP.</summary>
internal sealed class HttpServerStreamingHandler<TRequest, TResponse>(
    BoundServerStreamingMethod<TRequest, TResponse> method, HttpCallSettings settings)
    : HttpCallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async ValueTask ServeAsync(HttpCall call)
    {
        var request = await ReadRequestAsync(call);
        await method.ServeAsync(request, ResponseStream(call), call);
    }
}

/// <summary>Serves a method that streams both ways over HTTP.</summary>
internal sealed class HttpDuplexStreamingHandler<TRequest, TResponse>(
    BoundDuplexStreamingMethod<TRequest, TResponse> method, HttpCallSettings settings)
    : HttpCallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override ValueTask ServeAsync(HttpCall call) => method.ServeAsync(RequestStream(call), ResponseStream(call), call);
}
