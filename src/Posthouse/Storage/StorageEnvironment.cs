using Microsoft.Extensions.Logging;

namespace Posthouse.Storage;

/// <summary>What the process gives to all databases, followers and jobs in it.</summary>
/// <param name="Clock">The time, and the timers of waits and leases.</param>
/// <param name="NewId">Makes ids that are unique everywhere.</param>
/// <param name="Random">Spreads waits; guarded by this library, so one instance may serve all.</param>
/// <param name="Loggers">Makes the loggers.</param>
/// <param name="CrashPoints">Where a test kills the process; <see cref="CrashPoints.None"/> otherwise.</param>
public sealed record StorageEnvironment(TimeProvider Clock, Func<Guid> NewId, Random Random, ILoggerFactory Loggers, CrashPoints CrashPoints);
