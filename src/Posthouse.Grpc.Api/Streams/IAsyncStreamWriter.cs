namespace Grpc.Core;

/// <summary>A stream of messages to write. One write at a time.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>Options for the messages that follow; null takes those of the call.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message; completes when the transport is ready for the next one.</summary>
    /// <param name="message">The message, not null.</param>
    /// <returns>Completes when another message may be written.</returns>
    Task WriteAsync(T message);

    /// <summary>Writes a message; completes when the transport is ready for the next one.</summary>
    /// <param name="message">The message, not null.</param>
    /// <param name="cancellationToken">Gives up waiting, and with it the call.</param>
    /// <returns>Completes when another message may be written.</returns>
    /// <exception cref="NotSupportedException">The writer cannot be cancelled and the token can.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            throw new NotSupportedException("This stream writer does not support the cancellation of a write.");
        }

        return WriteAsync(message);
    }
}
