using System.Collections.Immutable;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Posthouse.Calls;

/// <summary>The one place where a failed call tells why: what callers act on, read from the <c>google.rpc.Status</c> details.</summary>
public static class RpcExceptionReasons
{
    /// <summary>The stable reason of a failed call; <see langword="null"/> when the callee gave none.</summary>
    /// <param name="exception">The failed call.</param>
    public static string? GetReason(this RpcException exception) => exception.GetErrorInfo()?.Reason;

    /// <summary>Whether a call failed for a reason of the contract.</summary>
    /// <param name="exception">The failed call.</param>
    /// <param name="reason">A value of the contract's reason enum, or a text.</param>
    public static bool HasReason(this RpcException exception, Reason reason) =>
        reason.Name is { } name && string.Equals(exception.GetReason(), name, StringComparison.Ordinal);

    /// <summary>Reason, domain and metadata of a failed call; <see langword="null"/> when the callee gave none.</summary>
    /// <param name="exception">The failed call.</param>
    public static ErrorReason? GetErrorInfo(this RpcException exception) =>
        Detail<ErrorInfo>(exception) is { } info ? new ErrorReason(info.Type, info.Domain, info.Metadata.ToImmutableDictionary()) : null;

    /// <summary>Every field of the request that breaks a rule, in the order of the contract; empty when the call failed for something else.</summary>
    /// <param name="exception">The failed call.</param>
    public static IReadOnlyList<FieldViolation> GetFieldViolations(this RpcException exception) =>
        Detail<BadRequest>(exception) is { } request
            ? [.. request.FieldViolations.Select(violation => new FieldViolation(violation.Field, violation.Description))]
            : ImmutableArray<FieldViolation>.Empty;

    private static T? Detail<T>(RpcException exception)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return exception.GetRpcStatus()?.GetDetail<T>();
        }
        catch (InvalidProtocolBufferException)
        {
            // Details are an extra that anybody may fill; the status itself still stands.
            return null;
        }
    }
}
