using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Serves one method over HTTP: refuses what is no gRPC call, runs the call, and writes its outcome. When the deadline fires first, the client
/// gets its answer at once, and the request stays open until the handler has noticed and returned.
/// </summary>
internal abstract class HttpCallHandler<TRequest, TResponse>(BoundMethod<TRequest, TResponse> method, HttpCallSettings settings)
    where TRequest : class
    where TResponse : class
{
    internal Task HandleAsync(HttpContext http) => HttpGate.Refuses(http, settings.Logger) ? Task.CompletedTask : RunAsync(http);

    /// <summary>Reads what the handler needs, serves the call, and writes the response.</summary>
    protected abstract ValueTask ServeAsync(HttpCall call);

    protected MessageReader<TRequest> Requests(HttpCall call) => new(
        call.Http.Request.BodyReader,
        method.Typed.RequestMarshaller.ContextualDeserializer,
        method.Binding.Limits.MaxReceiveMessageSize,
        call.Encoding);

    protected HttpRequestStream<TRequest> RequestStream(HttpCall call) => new(call, Requests(call));

    protected HttpResponseStream<TResponse> ResponseStream(HttpCall call) =>
        new(call, method.Typed.ResponseMarshaller.ContextualSerializer);

    protected async ValueTask<TRequest> ReadRequestAsync(HttpCall call)
    {
        var messages = Requests(call);
        var request = await call.ReadAsync(messages, call.CancellationToken) ?? throw new RpcException(Outcomes.NoMessage);
        return await call.ReadAsync(messages, call.CancellationToken) is null
            ? request
            : throw new RpcException(Outcomes.MoreThanOneMessage);
    }

    protected Task WriteResponseAsync(HttpCall call, TResponse? response) => response is not null && call.TryFinish()
        ? call.Body.WriteAsync(response, method.Typed.ResponseMarshaller.ContextualSerializer, (call.WriteOptions?.Flags ?? default) | WriteFlags.BufferHint, CancellationToken.None)
        : Task.CompletedTask;

    private async Task RunAsync(HttpContext http)
    {
        LiftTransportLimits(http.Features);
        using var call = new HttpCall(method, http, settings);
        var work = WorkAsync(call);
        if (call.DeadlineFired is { } fired && !work.IsCompleted && await Task.WhenAny(work, fired) == fired)
        {
            await call.AbandonAsync();
            await work;
            return;
        }

        await work;
        await call.Body.CloseAsync();
        call.Finish();
    }

    private async Task WorkAsync(HttpCall call)
    {
        try
        {
            call.Start();
            await ServeAsync(call);
        }
        catch (Exception exception)
        {
            CallFailure.Apply(call, exception);
        }
    }

    // gRPC has its own limit on each message, and a stream may rest as long as it likes.
    private static void LiftTransportLimits(IFeatureCollection features)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
