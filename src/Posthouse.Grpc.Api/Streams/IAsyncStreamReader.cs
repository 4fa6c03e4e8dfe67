namespace Grpc.Core;

/// <summary>A stream of messages to read. One read at a time.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last successful <see cref="MoveNext"/> arrived at; undefined before it and after the end.</summary>
    T Current { get; }

    /// <summary>Goes to the next message.</summary>
    /// <param name="cancellationToken">Gives up waiting, and with it the call.</param>
    /// <returns>False when the stream has ended in order. A call that failed throws <see cref="RpcException"/> on the client.</returns>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
