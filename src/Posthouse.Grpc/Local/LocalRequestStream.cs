using System.Threading.Channels;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Local;

/// <summary>The request stream of a local call: the client's writer and the server's reader around one place for a message.</summary>
internal sealed class LocalRequestStream<T>
    where T : class
{
    private readonly Channel<T> _channel = LocalChannel.Create<T>();

    internal LocalRequestStream(LocalCall call, Marshaller<T> marshaller)
    {
        Writer = new ClientWriter(call, marshaller, _channel.Writer);
        Reader = new ServerReader(call, marshaller, _channel.Reader);
    }

    internal IClientStreamWriter<T> Writer { get; }

    internal IAsyncStreamReader<T> Reader { get; }

    /// <summary>Ends the stream with the call: a write that waits fails.</summary>
    internal void Close() => _channel.Writer.TryComplete();

    private sealed class ClientWriter(LocalCall call, Marshaller<T> marshaller, ChannelWriter<T> target) : IClientStreamWriter<T>
    {
        private Task _pending = Task.CompletedTask;
        private bool _completed;

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(message);
            if (_completed)
            {
                throw new InvalidOperationException("The request stream has been completed.");
            }

            if (!_pending.IsCompleted)
            {
                throw new InvalidOperationException("The previous message is still being written: await it first.");
            }

            return _pending = WriteCoreAsync(message, cancellationToken);
        }

        public Task CompleteAsync()
        {
            _completed = true;
            target.TryComplete();
            return Task.CompletedTask;
        }

        private async Task WriteCoreAsync(T message, CancellationToken cancellationToken)
        {
            if (call.End is { } end)
            {
                throw end.ToException();
            }

            if (LocalMessage.Exceeds(message, marshaller, call.Caller.MaxSendMessageSize, out var size))
            {
                throw new RpcException(Outcomes.SentTooLarge(size, call.Caller.MaxSendMessageSize!.Value));
            }

            await using var registration = cancellationToken.UnsafeRegister(
                static call => ((LocalCall)call!).Interrupt(Outcomes.CancelledByClient), call);
            try
            {
                await target.WriteAsync(LocalMessage.Copy(message, marshaller), CancellationToken.None);
            }
            catch (ChannelClosedException)
            {
                throw call.End?.ToException() ?? new RpcException(Outcomes.CancelledByClient);
            }
        }
    }

    private sealed class ServerReader(LocalCall call, Marshaller<T> marshaller, ChannelReader<T> source) : IAsyncStreamReader<T>
    {
        private T? _current;
        private int _reading;

        public T Current =>
            _current ?? throw new InvalidOperationException("There is no current message: the stream has not begun, or has ended.");

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Interlocked.Exchange(ref _reading, 1) == 0
            ? MoveNextAsync(cancellationToken)
            : Task.FromException<bool>(new InvalidOperationException("The read before has not finished: one read at a time."));

        private async Task<bool> MoveNextAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await AdvanceAsync(cancellationToken);
            }
            finally
            {
                Volatile.Write(ref _reading, 0);
            }
        }

        private async ValueTask<bool> AdvanceAsync(CancellationToken cancellationToken)
        {
            _current = null;
            if (!cancellationToken.CanBeCanceled)
            {
                return await MoveNextCoreAsync(call.CancellationToken);
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, cancellationToken);
            return await MoveNextCoreAsync(either.Token);
        }

        private async ValueTask<bool> MoveNextCoreAsync(CancellationToken cancellationToken)
        {
            var there = await source.WaitToReadAsync(cancellationToken);
            if (call.Interruption is not null)
            {
                throw new OperationCanceledException("The call is over.", call.CancellationToken);
            }

            if (!there || !source.TryRead(out var message))
            {
                return false;
            }

            var limit = call.Bound.Binding.Limits.MaxReceiveMessageSize;
            if (LocalMessage.Exceeds(message, marshaller, limit, out var size))
            {
                throw new RpcException(Outcomes.ReceivedTooLarge(size, limit!.Value));
            }

            _current = message;
            return true;
        }
    }
}
