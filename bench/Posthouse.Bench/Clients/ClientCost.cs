namespace Posthouse.Bench.Clients;

/// <summary>What one round of calls of a client cost.</summary>
/// <param name="PerSecond">Calls per second.</param>
/// <param name="Median">Milliseconds within which half of the calls were answered.</param>
/// <param name="Slow">Milliseconds within which 99 of 100 calls were answered.</param>
/// <param name="Bytes">Bytes that a call allocates; <see langword="null"/> where nobody counts them.</param>
internal sealed record ClientCost(double PerSecond, double Median, double Slow, long? Bytes = null);
