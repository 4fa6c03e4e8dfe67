namespace Posthouse.Jobs;

/// <summary>A job that belongs to this process until its lease ends.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Payload">Its payload as JSON.</param>
/// <param name="Traceparent">Trace of the call that enqueued it.</param>
/// <param name="EnqueuedAt">When it was enqueued.</param>
/// <param name="Attempt">Which attempt this is, from 1 on.</param>
/// <param name="MaxAttempts">Attempts that it may have.</param>
/// <param name="Lease">Names this lease: no other one has the same.</param>
internal sealed record LeasedJob(
    JobId Id, string Kind, string Payload, string Traceparent, DateTimeOffset EnqueuedAt, int Attempt, int MaxAttempts, string Lease);
