using Grpc.Core;

namespace Posthouse.Storage;

internal static class Refusal
{
    public static Exception NotFound(string message, string reason) => new RpcException(new Status(StatusCode.NotFound, $"{message} ({reason})"));

    public static Exception PermissionDenied(string message, string reason) => new RpcException(new Status(StatusCode.PermissionDenied, $"{message} ({reason})"));

    public static Exception OutOfRange(string message, string reason) => new RpcException(new Status(StatusCode.OutOfRange, $"{message} ({reason})"));

    public static Exception Unavailable(string message) => new RpcException(new Status(StatusCode.Unavailable, message));

    public static Exception FailedPrecondition(string message, string reason) => new RpcException(new Status(StatusCode.FailedPrecondition, $"{message} ({reason})"));
}
