using System.Diagnostics;
using System.Globalization;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Search;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Bench.Load;
using Posthouse.Testing.Clusters;

namespace Posthouse.Bench.Search;

/// <summary>Searches over 1,000 hotels and 400 nights, called in process and over the network, beside the same statements alone.</summary>
internal static class SearchBench
{
    private const int Hotels = 1_000;
    private const int Workers = 4;

    public static async Task RunAsync(LoadPlan plan)
    {
        var started = Stopwatch.StartNew();
        await using var cluster = await TestCluster.StartAsync(
            """{ "processes": { "all": { "components": ["*"] } } }""",
            new TestClusterOptions
            {
                Compose = app => app.Add<SearchComponent>().Add<ReservationsComponent>().Add<PartnersComponent>().Add<VisitorsComponent>(),
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["FictionalHotels:Count"] = Hotels.ToString(CultureInfo.InvariantCulture) },
            },
            CancellationToken.None);
        Console.WriteLine($"First start with {Hotels:N0} hotels and 400 nights: {started.Elapsed.TotalSeconds:N1} s. {Workers} searches at a time; {plan.Rounds} rounds of {plan.MeasuredSeconds} s in turn.");

        var catalogue = new HotelCatalogue(Hotels);
        var journeys = Journey.Some(2_000, catalogue.Hotels, DateOnly.FromDateTime(cluster.Clock.GetUtcNow().UtcDateTime));
        var checks = new AnswerChecks(catalogue, cluster.Clock);
        var nearby = await checks.PlacesAsync(cluster.ClientOf<SearchService.SearchServiceClient>(null), journeys);
        var file = Path.Combine(cluster.DataDirectory, "Search.db");
        var sql = Enumerable.Range(0, Workers).Select(_ => new SearchSql(file, nearby)).ToList();
        (string Name, Func<int, Journey, Task> Search)[] ways =
        [
            ("its statements alone", (worker, journey) => Task.Run(() => sql[worker].Run(journey))),
            ("Search, in process", InProcess(cluster, checks)),
            ("Search, over the network", (_, journey) => checks.TakeAsync(journey, cluster.ClientOf<SearchService.SearchServiceClient>(null).SearchHotelsAsync(journey.Request))),
        ];
        var results = ways.Select(_ => new List<SearchLoad>()).ToList();
        for (var round = -1; round < plan.Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var load = await SearchLoad.MeasureAsync(ways[way].Search, journeys, Workers, TimeSpan.FromSeconds(plan.MeasuredSeconds));
                if (round >= 0)
                {
                    results[way].Add(load);
                }
            }
        }

        Print(ways.Select(way => way.Name), results);
        sql.ForEach(one => one.Dispose());
        Console.WriteLine($"{checks.Checked:N0} answers were worked out again: {checks.Wrong:N0} were wrong.");
        if (checks.Wrong > 0)
        {
            throw new InvalidOperationException("Some answers were wrong: their speed counts for nothing.");
        }
    }

    private static Func<int, Journey, Task> InProcess(TestCluster cluster, AnswerChecks checks)
    {
        var client = cluster.ServicesOf("Visitors").GetRequiredService<SearchService.SearchServiceClient>();
        return (_, journey) => checks.TakeAsync(journey, client.SearchHotelsAsync(journey.Request));
    }

    private static void Print(IEnumerable<string> names, List<List<SearchLoad>> results)
    {
        var table = new Table("a search", "searches/s", "p50 ms", "p99 ms", "CPU ms each", "of the statements alone");
        foreach (var (name, rounds) in names.Zip(results))
        {
            var middle = rounds.OrderBy(round => round.PerSecond).ElementAt(rounds.Count / 2);
            var ratios = rounds.Zip(results[0], (own, alone) => own.PerSecond / alone.PerSecond).Order().ToList();
            table.Add(
                name, $"{middle.PerSecond:N0}", $"{middle.P50:N2}", $"{middle.P99:N2}", $"{middle.CpuMilliseconds:N2}", $"{ratios[ratios.Count / 2]:N2} ({ratios[0]:N2}–{ratios[^1]:N2})");
        }

        table.Print();
    }
}
