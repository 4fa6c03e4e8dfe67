namespace Posthouse.Jobs;

/// <summary>The job took longer than its lease and another process has taken it over.</summary>
/// <param name="id">The job.</param>
public sealed class LeaseLostException(JobId id) : Exception($"Job {id} was taken over by another process; this attempt changes nothing.");
