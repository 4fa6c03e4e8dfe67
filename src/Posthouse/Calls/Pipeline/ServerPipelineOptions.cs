using Microsoft.Extensions.Logging;

namespace Posthouse.Calls.Pipeline;

/// <summary>What the server side of the call pipeline needs to know about the component that it stands before.</summary>
public sealed record ServerPipelineOptions
{
    /// <summary>The component that serves.</summary>
    public required string Component { get; init; }

    /// <summary>The process that it runs in, as the topology names it.</summary>
    public required string Process { get; init; }

    /// <summary>Who may call each method, and what requests must be like.</summary>
    public required MethodRules Rules { get; init; }

    /// <summary>Tells who calls.</summary>
    public required ICallerResolver Callers { get; init; }

    /// <summary>Makes the log to which exceptions go.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>The clock that deadlines and durations are read from. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Outside trackers of exceptions. Default: none.</summary>
    public IReadOnlyList<IExceptionTracker> Trackers { get; init; } = [];
}
