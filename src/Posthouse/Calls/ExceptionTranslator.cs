using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace Posthouse.Calls;

/// <summary>The one place where an exception becomes a gRPC status with <c>google.rpc.Status</c> details.</summary>
public static class ExceptionTranslator
{
    internal const string DetailsTrailer = "grpc-status-details-bin";

    // Status and details travel as headers, of which clients take 64 KiB; more would end the connection, with everybody else's calls on it.
    private const int MostViolations = 100;
    private const int LongestMessage = 2000;

    private const string UnhandledMessage = "The service failed while it handled this call. The failure is in its log.";

    /// <summary>Turns an error into what goes to the caller.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="domain">Whose reasons the error's reason belongs to, unless it says so itself: the package of the contract that is served.</param>
    public static RpcException ToRpcException(StatusException exception, string domain)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(domain);
        var status = new Status(exception.StatusCode, Shortened(exception.Message));
        return exception.Reason.Name is null && exception.FieldViolations.Count == 0
            ? new RpcException(status)
            : new RpcException(status, new Metadata { { DetailsTrailer, Details(exception, domain).ToByteArray() } });
    }

    /// <summary>
    /// Turns whatever a handler let through into what goes to the caller. A <see cref="StatusException"/> and an <see cref="RpcException"/>
    /// that the handler made itself are sent as they are; of a callee's failure only the bare fact passes; anything else is UNKNOWN and says nothing.
    /// </summary>
    internal static RpcException Translate(Exception exception, ServerCallContext context, string domain, TimeProvider clock) => exception switch
    {
        StatusException error => ToRpcException(error, domain),
        RpcException failed when CalleeFailures.CalleeOf(failed) is null => failed,
        RpcException failed => ToRpcException(OfCallee(failed), domain),
        OperationCanceledException when context.CancellationToken.IsCancellationRequested => ToRpcException(Interrupted(context, clock), domain),
        _ => ToRpcException(Unhandled(exception), domain),
    };

    /// <summary>Whether a callee's status says something about the caller's own call too.</summary>
    internal static bool PassesOn(StatusCode ofCallee) =>
        ofCallee is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Cancelled;

    /// <summary>Whether whoever ended a call told why, as only a service that works does.</summary>
    internal static bool HasDetails(Metadata trailers) => trailers.Get(DetailsTrailer) is not null;

    private static StatusException OfCallee(RpcException failed) => failed.StatusCode switch
    {
        StatusCode.Unavailable => new UnavailableException(
            "A service that this call needs is not available at the moment. Try again later.", CallReasons.CalleeFailed, innerException: failed)
        { Domain = CallReasons.Domain },
        StatusCode.DeadlineExceeded => new DeadlineExceededException(
            "A service that this call needs did not answer in time.", CallReasons.CalleeFailed, innerException: failed)
        { Domain = CallReasons.Domain },
        StatusCode.ResourceExhausted => new ResourceExhaustedException(
            "A service that this call needs has no capacity left at the moment. Try again later.", CallReasons.CalleeFailed, innerException: failed)
        { Domain = CallReasons.Domain },
        StatusCode.Cancelled => new CancelledException(
            "A call that this call needs was cancelled.", CallReasons.CalleeFailed, innerException: failed)
        { Domain = CallReasons.Domain },
        _ => Unhandled(failed),
    };

    private static StatusException Interrupted(ServerCallContext context, TimeProvider clock) =>
        context.Deadline <= clock.GetUtcNow().UtcDateTime
            ? new DeadlineExceededException("The call's deadline passed before the service was done.")
            : new CancelledException("The caller cancelled the call.");

    private static UnknownException Unhandled(Exception exception) =>
        new(UnhandledMessage, CallReasons.UnhandledException, innerException: exception) { Domain = CallReasons.Domain };

    private static string Shortened(string message) => message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";

    private static Google.Rpc.Status Details(StatusException exception, string domain)
    {
        var details = new Google.Rpc.Status { Code = (int)exception.StatusCode, Message = Shortened(exception.Message) };
        if (exception.Reason.Name is { } reason)
        {
            // The package's class has an older name for field 1, the reason; on the wire it is the same.
            details.Details.Add(Any.Pack(new ErrorInfo { Type = reason, Domain = exception.Domain ?? domain, Metadata = { exception.Metadata.ToDictionary() } }));
        }

        if (exception.FieldViolations.Count > 0)
        {
            var violations = exception.FieldViolations.Take(MostViolations).Select(violation =>
                new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Description });
            details.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violations } }));
        }

        return details;
    }
}
