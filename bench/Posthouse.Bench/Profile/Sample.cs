namespace Posthouse.Bench.Profile;

/// <summary>Where a processor was found at work.</summary>
/// <param name="Symbol">The function, as the profiler tells it; managed ones with their assembly in brackets.</param>
/// <param name="Binary">The file that the code is of, or the map of what was compiled while running.</param>
internal sealed record Sample(string Symbol, string Binary);
