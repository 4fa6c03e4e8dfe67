using System.Threading.Channels;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Local;

/// <summary>The response stream of a local call: the server's writer and the client's reader around one place for a message.</summary>
internal sealed class LocalResponseStream<T>
    where T : class
{
    private readonly Channel<T> _channel = LocalChannel.Create<T>();

    internal LocalResponseStream(LocalCall call, Marshaller<T> marshaller)
    {
        Writer = new ServerWriter(call, marshaller, _channel.Writer);
        Reader = new ClientReader(call, marshaller, _channel.Reader);
    }

    internal IServerStreamWriter<T> Writer { get; }

    internal IAsyncStreamReader<T> Reader { get; }

    /// <summary>Ends the stream with the call: the reader goes on to the end, a write that waits fails.</summary>
    internal void Close() => _channel.Writer.TryComplete();

    private sealed class ServerWriter(LocalCall call, Marshaller<T> marshaller, ChannelWriter<T> target) : IServerStreamWriter<T>
    {
        private WriteOptions? _options;
        private Task _pending = Task.CompletedTask;

        public WriteOptions? WriteOptions
        {
            get => _options ?? call.WriteOptions;
            set => _options = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(message);
            if (!_pending.IsCompleted)
            {
                throw new InvalidOperationException("The previous message is still being written: await it first.");
            }

            return _pending = WriteCoreAsync(message, cancellationToken);
        }

        private async Task WriteCoreAsync(T message, CancellationToken cancellationToken)
        {
            if (call.End is not null)
            {
                throw new OperationCanceledException("The call is over.", call.CancellationToken);
            }

            var limit = call.Bound.Binding.Limits.MaxSendMessageSize;
            if (LocalMessage.Exceeds(message, marshaller, limit, out var size))
            {
                throw new RpcException(Outcomes.SentTooLarge(size, limit!.Value));
            }

            call.SendHeaders();
            try
            {
                await target.WriteAsync(LocalMessage.Copy(message, marshaller), cancellationToken);
            }
            catch (ChannelClosedException exception)
            {
                throw new OperationCanceledException("The call is over.", exception, call.CancellationToken);
            }
        }
    }

    private sealed class ClientReader(LocalCall call, Marshaller<T> marshaller, ChannelReader<T> source) : IAsyncStreamReader<T>
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
            await using var registration = cancellationToken.UnsafeRegister(
                static call => ((LocalCall)call!).Interrupt(Outcomes.CancelledByClient), call);
            var there = await source.WaitToReadAsync(CancellationToken.None);
            if (!there || call.End is { ByServer: false })
            {
                return call.End!.IsSuccess ? false : throw call.End.ToException();
            }

            source.TryRead(out var message);
            if (LocalMessage.Exceeds(message!, marshaller, call.Caller.MaxReceiveMessageSize, out var size))
            {
                var status = Outcomes.ReceivedTooLarge(size, call.Caller.MaxReceiveMessageSize!.Value);
                call.Interrupt(status);
                throw new RpcException(status);
            }

            _current = message;
            return true;
        }
    }
}
