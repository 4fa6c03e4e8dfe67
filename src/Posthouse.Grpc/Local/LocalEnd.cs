using Grpc.Core;

namespace Posthouse.Grpc.Local;

/// <summary>How a local call ended: by its server, or by its client (cancelled, disposed, past its deadline).</summary>
internal sealed class LocalEnd
{
    internal static readonly LocalEnd Success = new(Status.DefaultSuccess, Metadata.Empty, byServer: true);

    // The exception behind a status stays on the server's side, as it does over the wire.
    private LocalEnd(Status status, Metadata trailers, bool byServer)
    {
        Status = new Status(status.StatusCode, status.Detail);
        Trailers = trailers;
        ByServer = byServer;
    }

    internal Status Status { get; }

    internal Metadata Trailers { get; }

    internal bool ByServer { get; }

    internal bool IsSuccess => Status.StatusCode == StatusCode.OK;

    internal static LocalEnd Server(Status status, Metadata trailers) =>
        status.StatusCode == StatusCode.OK && trailers.Count == 0 ? Success : new(status, trailers, byServer: true);

    internal static LocalEnd Client(Status status) => new(status, Metadata.Empty, byServer: false);

    internal RpcException ToException() => new(Status, Trailers);

    /// <summary>The failed task of a client.</summary>
    internal Task<T> ToTask<T>()
    {
        var task = Task.FromException<T>(ToException());
        _ = task.Exception;
        return task;
    }

    /// <summary>Settles a task of the client. A failure counts as seen even if the client never looks: it knows that it left the call.</summary>
    internal void Settle<T>(TaskCompletionSource<T> source, T result, bool success)
    {
        if (success)
        {
            source.TrySetResult(result);
        }
        else if (source.TrySetException(ToException()))
        {
            _ = source.Task.Exception;
        }
    }
}
