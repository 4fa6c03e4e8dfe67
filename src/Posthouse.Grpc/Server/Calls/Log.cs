using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Posthouse.Grpc.Server;

/// <summary>What the server logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Unhandled exception while serving {Method}.")]
    internal static partial void UnhandledException(ILogger logger, Exception exception, string method);

    [LoggerMessage(2, LogLevel.Debug, "{Method} ends with {StatusCode}: {Detail}")]
    internal static partial void CallFailed(ILogger logger, string method, StatusCode statusCode, string detail);

    [LoggerMessage(3, LogLevel.Debug, "{Method} ran past its deadline.")]
    internal static partial void DeadlineExceeded(ILogger logger, string method);

    [LoggerMessage(4, LogLevel.Debug, "The outcome of {Method} could not be sent: the client is gone.")]
    internal static partial void ClientGone(ILogger logger, string method);

    [LoggerMessage(5, LogLevel.Debug, "A request to {Path} was refused with HTTP status {HttpStatus}: {Reason}")]
    internal static partial void RequestRefused(ILogger logger, string path, int httpStatus, string reason);
}
