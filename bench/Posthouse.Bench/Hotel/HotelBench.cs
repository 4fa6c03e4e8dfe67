using HotelBooking.FictionalHotels.Hotels;
using Posthouse.Bench.Load;
using Posthouse.Bench.Search;

namespace Posthouse.Bench.Hotel;

/// <summary>Searches and whole bookings in one process and in seven, the same journeys in both, with every answer checked.</summary>
internal static class HotelBench
{
    private static readonly string[] Topologies = ["one", "seven"];

    public static async Task RunAsync(LoadPlan plan)
    {
        var hotels = plan == LoadPlan.Quick ? 100 : 1_000;
        var journeys = Journey.Some(2_000, new HotelCatalogue(hotels).Hotels, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var wrong = new WrongAnswers();
        using var folder = new BenchFolder();
        Console.WriteLine($"{hotels:N0} hotels and 400 nights; 4 journeys at a time; {plan.Rounds} rounds of {plan.MeasuredSeconds} s in turn, after one that does not count; {Environment.ProcessorCount} cores.");
        var table = new Table("journey", "per second", "p50 ms", "p99 ms", "CPU ms each", "of the same in one");
        await using (var one = await HotelProgram.StartAsync(Topologies[0], folder.Of(Topologies[0]), hotels))
        await using (var seven = await HotelProgram.StartAsync(Topologies[1], folder.Of(Topologies[1]), hotels))
        {
            using var inOne = new HotelVisit(one, journeys, wrong);
            using var inSeven = new HotelVisit(seven, journeys, wrong);
            await ContestAsync("a search", table, [inOne, inSeven], static (visit, time) => visit.SearchesAsync(time), plan);
            await ContestAsync("a booking", table, [inOne, inSeven], static (visit, time) => visit.BookingsAsync(time), plan);
            await inOne.CheckAsync();
            await inSeven.CheckAsync();
            table.Print();
            Console.WriteLine($"{inOne.Booked:N0} bookings in one process and {inSeven.Booked:N0} in seven, compared with inventory, reservations and bank.");
        }

        wrong.MustBeNone();
    }

    private static async Task ContestAsync(string name, Table table, HotelVisit[] visits, Func<HotelVisit, TimeSpan, Task<JourneyLoad>> load, LoadPlan plan)
    {
        var results = visits.Select(static _ => new List<JourneyLoad>()).ToList();
        for (var round = -1; round < plan.Rounds; round++)
        {
            foreach (var (visit, rounds) in visits.Zip(results))
            {
                var result = await load(visit, TimeSpan.FromSeconds(plan.MeasuredSeconds));
                await Console.Error.WriteLineAsync($"  {name}, {visit.Hotel.Topology}, round {round + 1} of {plan.Rounds}: {result.PerSecond:N1} per second");
                if (round >= 0)
                {
                    rounds.Add(result);
                }
            }
        }

        foreach (var (visit, rounds) in visits.Zip(results))
        {
            var middle = JourneyLoad.MiddleOf(rounds);
            table.Add(
                $"{name}, {visit.Hotel.Topology}",
                $"{middle.PerSecond:N1}",
                $"{middle.P50:N1}",
                $"{middle.P99:N1}",
                $"{middle.CpuMilliseconds:N1}",
                JourneyLoad.Ratio(rounds.Select(static round => round.PerSecond), results[0].Select(static round => round.PerSecond)));
        }
    }
}
