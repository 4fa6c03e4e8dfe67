namespace Posthouse.Calls.Pipeline;

/// <summary>What the client side of the call pipeline needs to know about the edge of the call graph that it stands on.</summary>
public sealed record ClientPipelineOptions
{
    /// <summary>The component that calls.</summary>
    public required string Caller { get; init; }

    /// <summary>The component that is called.</summary>
    public required string Callee { get; init; }

    /// <summary>The process that the caller runs in, as the topology names it.</summary>
    public required string Process { get; init; }

    /// <summary>Whether calls leave this process: then they carry the trace context. Default: no.</summary>
    public bool Remote { get; init; }

    /// <summary>Makes the token that proves the caller to another process of the same application. Default: none, as for external servers and in process.</summary>
    public Func<string>? CallerToken { get; init; }

    /// <summary>The clock that durations are read from. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
