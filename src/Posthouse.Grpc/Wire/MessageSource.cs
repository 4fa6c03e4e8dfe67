namespace Posthouse.Grpc.Wire;

/// <summary>The messages of one stream, however they are written down. One read at a time.</summary>
/// <typeparam name="T">The message.</typeparam>
internal abstract class MessageSource<T>
    where T : class
{
    /// <summary>Reads the next message.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The message, or null at the end.</returns>
    /// <exception cref="global::Grpc.Core.RpcException">What came is not a valid message.</exception>
    internal abstract ValueTask<T?> ReadAsync(CancellationToken cancellationToken);
}
