using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>How a call ended. A call gets exactly one.</summary>
/// <param name="status">The status.</param>
/// <param name="trailers">What came with it.</param>
internal sealed class CallOutcome(Status status, Metadata trailers)
{
    internal static readonly CallOutcome Success = new(Status.DefaultSuccess, Metadata.Empty);

    internal CallOutcome(Status status)
        : this(status, Metadata.Empty)
    {
    }

    internal Status Status => status;

    internal Metadata Trailers => trailers;

    internal bool IsSuccess => status.StatusCode == StatusCode.OK;

    /// <summary>The exception that tells a caller of this outcome.</summary>
    /// <param name="asCancellation">Whether cancellation and deadline are told as <see cref="OperationCanceledException"/>.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    /// <returns>A new exception.</returns>
    internal Exception ToException(bool asCancellation, CancellationToken cancellationToken)
    {
        var exception = new RpcException(status, trailers);
        return asCancellation && status.StatusCode is (StatusCode.Cancelled or StatusCode.DeadlineExceeded)
            ? new OperationCanceledException(status.Detail, exception, cancellationToken)
            : exception;
    }
}
