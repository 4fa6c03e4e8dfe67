using Microsoft.Extensions.Logging;

namespace Posthouse.Hosting.Outside;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The outside program {Name} ended with exit code {ExitCode} and is started again")]
    public static partial void Crashed(ILogger logger, string name, int exitCode);
}
