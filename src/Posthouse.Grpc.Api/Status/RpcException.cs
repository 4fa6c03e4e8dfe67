using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>
/// A call that did not end in <see cref="StatusCode.OK"/>. A client gets it from the call; a handler throws it to choose the
/// status that its caller sees.
/// </summary>
public class RpcException : Exception
{
    /// <summary>A failed call.</summary>
    /// <param name="status">The outcome.</param>
    public RpcException(Status status)
        : this(status, Metadata.Empty)
    {
    }

    /// <summary>A failed call with a message of its own for this side.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="message">The message of the exception; it does not travel.</param>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>A failed call with trailers.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="trailers">What the call carries after the outcome.</param>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>A failed call with trailers and a message of its own for this side.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="trailers">What the call carries after the outcome.</param>
    /// <param name="message">The message of the exception; it does not travel.</param>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        Status = status;
        Trailers = GrpcPreconditions.CheckNotNull(trailers, nameof(trailers));
    }

    /// <summary>The outcome.</summary>
    public Status Status { get; }

    /// <summary>The code of the outcome.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>What the call carries after the outcome; empty if nothing.</summary>
    public Metadata Trailers { get; }
}
