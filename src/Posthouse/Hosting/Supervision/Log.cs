using Microsoft.Extensions.Logging;

namespace Posthouse.Hosting.Supervision;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Process {Replica} was started with id {ProcessId}")]
    public static partial void Started(ILogger logger, string replica, int processId);

    [LoggerMessage(2, LogLevel.Information, "Process {Replica} is ready (pid {ProcessId})")]
    public static partial void Ready(ILogger logger, string replica, int? processId);

    [LoggerMessage(3, LogLevel.Error, "Process {Replica} ended with exit code {ExitCode} and is started again in {Wait}")]
    public static partial void Crashed(ILogger logger, string replica, int exitCode, TimeSpan wait);

    [LoggerMessage(4, LogLevel.Error, "Process {Replica} ended with exit code {ExitCode} before it was ready")]
    public static partial void FailedToStart(ILogger logger, string replica, int exitCode);

    [LoggerMessage(5, LogLevel.Warning, "Process {Replica} has not stopped in time and is killed")]
    public static partial void Killed(ILogger logger, string replica);

    [LoggerMessage(6, LogLevel.Warning, "A process with id {ProcessId} that was not started here called on the control socket and was turned away")]
    public static partial void Stranger(ILogger logger, int processId);

    [LoggerMessage(7, LogLevel.Information, "All processes stop: running requests are finished, new ones are refused")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "The supervisor is gone: this process stops")]
    public static partial void SupervisorGone(ILogger logger);
}
