using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>Writes the requests of a client streaming or duplex call.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
internal sealed class RequestWriter<TRequest> : IClientStreamWriter<TRequest>
    where TRequest : class
{
    private readonly CallLifetime _call;
    private readonly StreamedRequestContent _body;
    private readonly Marshaller<TRequest> _marshaller;
    private readonly PooledBuffer _buffer = new();
    private readonly FrameWriter _frames;
    private int _writing;
    private bool _completed;

    internal RequestWriter(CallLifetime call, StreamedRequestContent body, Marshaller<TRequest> marshaller, int? maxSize)
    {
        _call = call;
        _body = body;
        _marshaller = marshaller;
        _frames = new FrameWriter(_buffer, maxSize) { Encoding = RequestHeaders.Encoding(call.Options) };
        WriteOptions = call.Options.WriteOptions;
    }

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        Enter();
        try
        {
            if (_completed)
            {
                throw new InvalidOperationException("The request stream has been completed.");
            }

            using var registration = cancellationToken.UnsafeRegister(
                static call => ((CallLifetime)call!).Abort(new CallOutcome(Outcomes.CancelledByClient)), _call);
            await SendAsync(message).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }

    public Task CompleteAsync()
    {
        Enter();
        try
        {
            if (!_completed)
            {
                _completed = true;
                _buffer.Dispose();
                _body.Complete();
            }

            return Task.CompletedTask;
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }

    private async Task SendAsync(TRequest message)
    {
        Serialize(message);
        try
        {
            var stream = await _body.Opened.ConfigureAwait(false);
            await stream.WriteAsync(_buffer.Written, _call.Aborted).ConfigureAwait(false);
            if (WriteOptions is not { } options || !options.Flags.HasFlag(WriteFlags.BufferHint))
            {
                await stream.FlushAsync(_call.Aborted).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            // The server may have ended the call: its status says more than the broken stream, and is on its way.
            await _call.WhenDrivenToEnd().ConfigureAwait(false);
            throw OverException() ?? _call.ToException(new CallOutcome(FailureStatus.Of(failure)));
        }
    }

    private void Serialize(TRequest message)
    {
        if (OverException() is { } over)
        {
            throw over;
        }

        try
        {
            _buffer.Clear();
            _frames.Write(message, _marshaller.ContextualSerializer, WriteOptions?.Flags ?? default);
        }
        catch (Exception failure)
        {
            // Nothing of the message has left: the call goes on.
            throw _call.ToException(new CallOutcome(FailureStatus.Of(failure)));
        }
    }

    private Exception? OverException() => _call.Outcome is { } outcome ? _call.ToException(outcome) : null;

    private void Enter()
    {
        if (Interlocked.Exchange(ref _writing, 1) != 0)
        {
            throw new InvalidOperationException("The write before has not finished: one write at a time.");
        }
    }
}
