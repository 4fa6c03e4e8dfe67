using Posthouse.Bench.Servers;

namespace Posthouse.Bench.Load;

/// <summary>Servers under the same load in turn, after a warm-up of each; the first one is the limit that the others are held against.</summary>
internal sealed class Contest(H2Load load, LoadPlan plan)
{
    public async Task<IReadOnlyDictionary<ServerProcess, List<LoadResult>>> RunAsync(ServerProcess[] servers, Func<ServerProcess, LoadTarget> target)
    {
        var results = servers.ToDictionary(server => server, _ => new List<LoadResult>());
        foreach (var server in servers)
        {
            await load.RunAsync(target(server), plan.WarmUpSeconds, plan);
        }

        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var server in servers)
            {
                results[server].Add(await load.RunAsync(target(server), plan.MeasuredSeconds, plan));
            }
        }

        return results;
    }

    /// <summary>What was seen. Where an answer has several parts, it is these that are counted.</summary>
    public static Table TableOf(string title, string unit, ServerProcess[] servers, IReadOnlyDictionary<ServerProcess, List<LoadResult>> results, int parts = 1)
    {
        var limit = results[servers[0]];
        var table = new Table(title, unit, "p50 ms", "p99 ms", $"of {servers[0].Name}", "rounds");
        foreach (var server in servers)
        {
            var rounds = results[server];
            var ratios = rounds.Zip(limit, (own, bare) => own.PerSecond / bare.PerSecond).Order().ToArray();
            var middle = rounds.OrderBy(round => round.PerSecond).ElementAt(rounds.Count / 2);
            table.Add(
                server.Name, $"{middle.PerSecond * parts:N0}", $"{middle.Median.TotalMilliseconds:F2}", $"{middle.Slow.TotalMilliseconds:F2}",
                $"{ratios[ratios.Length / 2]:F2}", $"{ratios[0]:F2}–{ratios[^1]:F2}");
        }

        return table;
    }
}
