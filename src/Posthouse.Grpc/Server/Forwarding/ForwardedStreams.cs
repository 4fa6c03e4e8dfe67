using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>Carries responses and metadata from one call to another. A reader that is slow makes the writer wait.</summary>
internal static class ForwardedStreams
{
    public static async Task CopyAsync(IAsyncStreamReader<byte[]> responses, IServerStreamWriter<byte[]> target, CancellationToken cancellationToken)
    {
        while (await responses.MoveNext(cancellationToken))
        {
            await target.WriteAsync(responses.Current, cancellationToken);
        }
    }

    /// <summary>Passes response headers on as soon as they are there. A call that fails before has none, and its outcome follows.</summary>
    public static async Task CopyHeadersAsync(Task<Metadata> headers, ServerCallContext context)
    {
        Metadata received;
        try
        {
            received = await headers;
        }
        catch (RpcException)
        {
            return;
        }

        if (received.Count > 0)
        {
            await context.WriteResponseHeadersAsync(received);
        }
    }

    public static void CopyTrailers(Metadata trailers, ServerCallContext context)
    {
        foreach (var entry in trailers)
        {
            context.ResponseTrailers.Add(entry);
        }
    }
}
