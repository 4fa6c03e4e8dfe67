using Microsoft.Extensions.Logging;

namespace Posthouse.Jobs;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Job {Kind} {Id} failed (attempt {Attempt}); next attempt in {Wait}.")]
    public static partial void JobFailed(ILogger logger, string kind, JobId id, int attempt, TimeSpan wait, Exception error);

    [LoggerMessage(2, LogLevel.Error, "Job {Kind} {Id} failed for the last time (attempt {Attempt}) and was parked: mend the cause, then retry it.")]
    public static partial void JobDied(ILogger logger, string kind, JobId id, int attempt, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "Job {Kind} {Id} was taken over by another process.")]
    public static partial void LeaseLost(ILogger logger, string kind, JobId id, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "The lease of job {Kind} {Id} could not be renewed; the job is cancelled and will run again.")]
    public static partial void LeaseNotRenewed(ILogger logger, string kind, JobId id, Exception error);

    [LoggerMessage(5, LogLevel.Error, "How job {Kind} {Id} ended could not be stored; it will run again when its lease ends.")]
    public static partial void OutcomeLost(ILogger logger, string kind, JobId id, Exception error);

    [LoggerMessage(6, LogLevel.Error, "Jobs could not be taken up ({Failures} times in a row); trying again.")]
    public static partial void RunnerFailed(ILogger logger, int failures, Exception error);

    [LoggerMessage(EventId = 7, Message = "Job {Kind} {Id} has to wait (attempt {Attempt}, the next in {Wait}): {Awaited}")]
    public static partial void JobPutOff(ILogger logger, LogLevel level, string kind, JobId id, int attempt, TimeSpan wait, string awaited);
}
