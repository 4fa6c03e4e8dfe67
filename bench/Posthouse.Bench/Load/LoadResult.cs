namespace Posthouse.Bench.Load;

/// <summary>What one run of the load generator saw.</summary>
/// <param name="PerSecond">Answers per second.</param>
/// <param name="Median">Half of the answers came within this time.</param>
/// <param name="Slow">99 of 100 answers came within this time.</param>
internal sealed record LoadResult(double PerSecond, TimeSpan Median, TimeSpan Slow);
