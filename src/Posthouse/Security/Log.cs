using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Posthouse.Security;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A session could not be verified, the visitor counts as not signed in: {Status} {Detail}")]
    public static partial void NobodyVerifies(ILogger logger, StatusCode status, string detail);
}
