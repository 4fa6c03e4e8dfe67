namespace Posthouse.Jobs;

/// <summary>A job that failed as often as it may and is tried no more.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">Name of its payload's type.</param>
/// <param name="Payload">The payload as JSON.</param>
/// <param name="EnqueuedAt">When it was enqueued, UTC.</param>
/// <param name="DiedAt">When the last attempt failed, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">What the last attempt failed with.</param>
public sealed record DeadJob(JobId Id, string Kind, string Payload, DateTimeOffset EnqueuedAt, DateTimeOffset DiedAt, int Attempts, string Error);
