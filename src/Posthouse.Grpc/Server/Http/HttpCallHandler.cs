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
    private readonly MessageForm<TRequest, TResponse> _binary = MessageForm<TRequest, TResponse>.Binary(method);
    private MessageForm<TRequest, TResponse>? _json;

    internal Task HandleAsync(HttpContext http) =>
        Dialects.Choose(http, method, settings.Logger) is { } dialect ? RunAsync(http, dialect) : Task.CompletedTask;

    /// <summary>Reads what the handler needs, serves the call, and writes the response.</summary>
    protected abstract ValueTask ServeAsync(HttpCall call);

    protected HttpRequestStream<TRequest> RequestStream(HttpCall call) => new(call, Requests(call));

    protected HttpResponseStream<TResponse> ResponseStream(HttpCall call) => new(call, FormOf(call).Write);

    protected async ValueTask<TRequest> ReadRequestAsync(HttpCall call)
    {
        var messages = Requests(call);
        var request = await call.ReadAsync(messages, call.CancellationToken) ?? throw new RpcException(Outcomes.NoMessage);
        return await call.ReadAsync(messages, call.CancellationToken) is null
            ? request
            : throw new RpcException(Outcomes.MoreThanOneMessage);
    }

    protected Task WriteResponseAsync(HttpCall call, TResponse? response) => response is not null && call.TryFinish()
        ? call.Body.WriteAsync(response, FormOf(call).Write, (call.WriteOptions?.Flags ?? default) | WriteFlags.BufferHint, CancellationToken.None)
        : Task.CompletedTask;

    private MessageForm<TRequest, TResponse> FormOf(HttpCall call) =>
        call.Dialect.IsJson ? _json ??= MessageForm<TRequest, TResponse>.Json(method) : _binary;

    private MessageSource<TRequest> Requests(HttpCall call) =>
        call.Dialect.Requests(call, FormOf(call).Read, method.Binding.Limits.MaxReceiveMessageSize);

    private async Task RunAsync(HttpContext http, Dialect dialect)
    {
        LiftTransportLimits(http.Features, dialect);
        using var call = new HttpCall(method, http, dialect, settings);
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

    // There is a limit on each message, and a stream may rest as long as it likes; a body that is one message may not.
    private static void LiftTransportLimits(IFeatureCollection features, Dialect dialect)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (dialect.HoldsResponse)
        {
            return;
        }

        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } incoming)
        {
            incoming.MinDataRate = null;
        }

        if (features.Get<IHttpMinResponseDataRateFeature>() is { } outgoing)
        {
            outgoing.MinDataRate = null;
        }
    }
}
