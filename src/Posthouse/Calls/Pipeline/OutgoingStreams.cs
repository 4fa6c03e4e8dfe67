using Grpc.Core;

namespace Posthouse.Calls.Pipeline;

/// <summary>Reads a callee's answers; the last one, or the failure, ends the call.</summary>
internal sealed class OutgoingReader<T>(IAsyncStreamReader<T> inner, OutgoingCall call) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            if (await inner.MoveNext(cancellationToken))
            {
                return true;
            }

            call.Done();
            return false;
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
    }
}

/// <summary>Writes requests; a write that fails because the callee has ended the call is the callee's doing.</summary>
internal sealed class OutgoingWriter<T>(IClientStreamWriter<T> inner, OutgoingCall call) : IClientStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => call.Passes(inner.WriteAsync(message));

    public Task WriteAsync(T message, CancellationToken cancellationToken) => call.Passes(inner.WriteAsync(message, cancellationToken));

    public Task CompleteAsync() => call.Passes(inner.CompleteAsync());
}
