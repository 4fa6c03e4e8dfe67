using Microsoft.Extensions.Logging;

namespace Posthouse.Events;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Following {Publisher} was interrupted ({Failures} times in a row); trying again.")]
    public static partial void FollowingFailed(ILogger logger, string publisher, int failures, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "{Publisher} does not answer ({Failures} times in a row): {Detail} Trying again.")]
    public static partial void PublisherAway(ILogger logger, string publisher, int failures, string detail);

    [LoggerMessage(5, LogLevel.Information, "{Publisher} cannot be followed at the moment; trying again.")]
    public static partial void PublisherNotThere(ILogger logger, string publisher);

    [LoggerMessage(2, LogLevel.Warning, "{Type} at position {Position} of {Publisher} could not be handled (attempt {Attempt}).")]
    public static partial void FactFailed(ILogger logger, string type, string publisher, long position, int attempt, Exception error);

    [LoggerMessage(3, LogLevel.Error, "{Type} at position {Position} of {Publisher} was parked after {Attempts} attempts: mend the cause, then retry it.")]
    public static partial void FactParked(ILogger logger, string type, string publisher, long position, int attempts, Exception error);
}
