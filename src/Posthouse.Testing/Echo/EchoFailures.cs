using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Testing.Echo;

/// <summary>The exceptions that the echo service throws when asked to: the class of the status, or one that nobody handles.</summary>
public static class EchoFailures
{
    /// <summary>The exception of a failure.</summary>
    /// <param name="failure">How the call is to fail; code 0 stands for an exception that nobody handles.</param>
    public static Exception Of(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Reason reason = failure.Reason.Length == 0 ? null : failure.Reason;
        return (StatusCode)failure.Code switch
        {
            StatusCode.Cancelled => new CancelledException(failure.Message, reason),
            StatusCode.Unknown => new UnknownException(failure.Message, reason),
            StatusCode.InvalidArgument => new InvalidArgumentException(failure.Message, reason),
            StatusCode.DeadlineExceeded => new DeadlineExceededException(failure.Message, reason),
            StatusCode.NotFound => new NotFoundException(failure.Message, reason),
            StatusCode.AlreadyExists => new AlreadyExistsException(failure.Message, reason),
            StatusCode.PermissionDenied => new PermissionDeniedException(failure.Message, reason),
            StatusCode.ResourceExhausted => new ResourceExhaustedException(failure.Message, reason),
            StatusCode.FailedPrecondition => new FailedPreconditionException(failure.Message, reason),
            StatusCode.Aborted => new AbortedException(failure.Message, reason),
            StatusCode.OutOfRange => new OutOfRangeException(failure.Message, reason),
            StatusCode.Unimplemented => new UnimplementedException(failure.Message, reason),
            StatusCode.Internal => new InternalException(failure.Message, reason),
            StatusCode.Unavailable => new UnavailableException(failure.Message, reason),
            StatusCode.DataLoss => new DataLossException(failure.Message, reason),
            StatusCode.Unauthenticated => new UnauthenticatedException(failure.Message, reason),
            _ => new InvalidOperationException(failure.Message),
        };
    }
}
