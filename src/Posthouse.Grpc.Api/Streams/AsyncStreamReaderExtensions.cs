using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Shorter forms of reading a stream.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Goes to the next message.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="streamReader">The stream.</param>
    /// <returns>False when the stream has ended.</returns>
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class
    {
        GrpcPreconditions.CheckNotNull(streamReader, nameof(streamReader));
        return streamReader.MoveNext(CancellationToken.None);
    }
}
