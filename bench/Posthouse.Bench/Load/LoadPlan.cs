namespace Posthouse.Bench.Load;

/// <summary>How long is measured, and how hard.</summary>
/// <param name="WarmUpSeconds">Load before anything is counted, for each server.</param>
/// <param name="MeasuredSeconds">Load that counts, for each server in each round.</param>
/// <param name="Rounds">Rounds in which servers take turns; the middle one by throughput is reported.</param>
internal sealed record LoadPlan(int WarmUpSeconds, int MeasuredSeconds, int Rounds)
{
    public static LoadPlan Full { get; } = new(WarmUpSeconds: 8, MeasuredSeconds: 5, Rounds: 5);

    public static LoadPlan Quick { get; } = new(WarmUpSeconds: 4, MeasuredSeconds: 2, Rounds: 3);

    /// <summary>Connections of the load generator.</summary>
    public int Connections => 8;

    /// <summary>Calls that each connection keeps under way.</summary>
    public int CallsPerConnection => 16;
}
