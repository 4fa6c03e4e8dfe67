using Microsoft.Extensions.Logging;

namespace Posthouse.Grpc.Client;

/// <summary>What a channel logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Server {Address} of {Target} could not be reached: {Reason}")]
    internal static partial void Unreached(ILogger logger, Uri address, string target, string reason);

    [LoggerMessage(3, LogLevel.Debug, "Server {Address} of {Target} still cannot be reached: {Reason}")]
    internal static partial void StillUnreached(ILogger logger, Uri address, string target, string reason);

    [LoggerMessage(4, LogLevel.Information, "{Host} is at {Servers}")]
    internal static partial void Resolved(ILogger logger, string host, string servers);

    [LoggerMessage(5, LogLevel.Warning, "{Failure}")]
    internal static partial void Unresolved(ILogger logger, string failure);

    [LoggerMessage(2, LogLevel.Debug, "A call of {Method} waits until a server of {Target} can be reached")]
    internal static partial void Waiting(ILogger logger, string method, string target);
}
