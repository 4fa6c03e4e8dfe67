using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>
/// The response of one call, written by one writer at a time. The deadline may close it while the handler still runs: from then on nothing is
/// written, and <see cref="CloseAsync"/> returns when the write that was under way has ended.
/// </summary>
internal sealed class HttpResponseBody(HttpCall call, HttpResponse response, CallLimits limits)
{
    private const int Http2Cancel = 0x8;

    private readonly Lock _gate = new();
    private FrameWriter? _frames;
    private MessageEncoding? _encoding;
    private Task _pending = Task.CompletedTask;
    private bool _begun;
    private bool _closed;

    /// <summary>Starts the response with the headers of the handler.</summary>
    internal Task WriteHeadersAsync(Metadata headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        lock (_gate)
        {
            RequireReady();
            if (_begun)
            {
                throw new InvalidOperationException("The response headers have been sent already.");
            }

            ChooseEncoding(headers.GetValue(Protocol.EncodingRequest));
            HttpOutcome.Append(response.Headers, MetadataHeaders.Copy(headers));

            _begun = true;

            // Starting alone leaves the headers in the buffer: the client is to see them now.
            return _pending = call.Dialect.HoldsResponse ? Task.CompletedTask : call.Dialect.FlushAsync(response).AsTask();
        }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="serializer">Message to bytes.</param>
    /// <param name="flags">Whether it may wait in the buffer, and whether it is left uncompressed.</param>
    /// <param name="cancellationToken">Gives up waiting for the client to take it.</param>
    internal Task WriteAsync<T>(
        T message, Action<T, SerializationContext> serializer, WriteFlags flags, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_gate)
        {
            RequireReady();
            return _pending = WriteCoreAsync(message, serializer, flags, cancellationToken);
        }
    }

    /// <summary>Lets nothing more be written: after the call its response belongs to another request.</summary>
    /// <returns>Completes when the write under way has ended.</returns>
    internal Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            return _pending.IsCompleted
                ? Task.CompletedTask
                : _pending.ContinueWith(
                    static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void RequireReady()
    {
        if (_closed || call.Interruption is not null)
        {
            throw new OperationCanceledException("The call is over.", call.CancellationToken);
        }

        if (!_pending.IsCompleted)
        {
            throw new InvalidOperationException("The previous message is still being written: await it first.");
        }
    }

    private async Task WriteCoreAsync<T>(
        T message, Action<T, SerializationContext> serializer, WriteFlags flags, CancellationToken cancellationToken)
        where T : class
    {
        var dialect = call.Dialect;
        if (!_begun)
        {
            _begun = true;
            ChooseEncoding(asked: null);
            await (dialect.HoldsResponse ? Task.CompletedTask : response.StartAsync(cancellationToken));
        }

        _frames ??= new FrameWriter(dialect.Output(response), limits.MaxSendMessageSize) { Encoding = _encoding, Level = limits.ResponseLevel };
        _frames.Write(message, serializer, flags);
        if ((flags & WriteFlags.BufferHint) == default)
        {
            await FlushAsync(cancellationToken);
        }
    }

    // Named in the headers, so it is chosen once, before they go out; a caller that does not take it gets plain messages.
    private void ChooseEncoding(string? asked)
    {
        var wanted = asked is null ? limits.ResponseEncoding : MessageEncodings.Require(asked, Protocol.EncodingRequest);
        if (wanted is not null && MessageEncodings.IsAccepted(call.Dialect.AcceptedEncodings(call), wanted.Name))
        {
            _encoding = wanted;
            response.Headers[call.Dialect.Encodings.Encoding] = wanted.Name;
        }
    }

    // A token that ends a flush makes Kestrel blame the server (INTERNAL_ERROR), and a flush left behind spoils the stream for the request
    // that uses it next. So the flush is awaited, and giving it up resets the stream with CANCEL, as gRPC has it.
    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flush = call.Dialect.FlushAsync(response);
        if (flush.IsCompleted)
        {
            await flush;
            return;
        }

        await using (cancellationToken.UnsafeRegister(static body => ((HttpResponseBody)body!).Reset(), this))
        {
            await flush;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Reset() => response.HttpContext.Features.Get<IHttpResetFeature>()?.Reset(Http2Cancel);
}
