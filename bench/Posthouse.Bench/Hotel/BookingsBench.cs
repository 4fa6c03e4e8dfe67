using System.Diagnostics;
using HotelBooking.FictionalHotels.Hotels;
using Posthouse.Bench.Load;
using Posthouse.Bench.Search;

namespace Posthouse.Bench.Hotel;

/// <summary>Whole bookings in one process, beside the statements of their hold and their confirmation alone, on a copy of the same database.</summary>
internal static class BookingsBench
{
    public static async Task RunAsync(LoadPlan plan)
    {
        var hotels = plan == LoadPlan.Quick ? 100 : 1_000;
        var journeys = Journey.Some(2_000, new HotelCatalogue(hotels).Hotels, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var wrong = new WrongAnswers();
        using var folder = new BenchFolder();
        var time = TimeSpan.FromSeconds(plan.MeasuredSeconds);
        await using (var hotel = await HotelProgram.StartAsync("one", folder.Of("one"), hotels))
        {
            using var visit = new HotelVisit(hotel, journeys, wrong);
            await visit.BookingsAsync(time);
            var copy = Path.Combine(folder.Of("copy").FullName, "copy.db");
            BookingSql.Copy(hotel.Data, copy);
            using var sql = new BookingSql(copy);
            Measure(sql, time);
            var (bookings, alone) = (new List<JourneyLoad>(), new List<SqlLoad>());
            for (var round = 0; round < plan.Rounds; round++)
            {
                alone.Add(Measure(sql, time));
                bookings.Add(await visit.BookingsAsync(time));
                await Console.Error.WriteLineAsync($"  a booking, round {round + 1} of {plan.Rounds}: {bookings[^1].PerSecond:N1} per second");
            }

            await visit.CheckAsync();
            Console.WriteLine($"{hotels:N0} hotels and 400 nights; 4 bookings at a time, the statements one after the other; {plan.Rounds} rounds of {plan.MeasuredSeconds} s in turn; {Environment.ProcessorCount} cores.");
            Print(bookings, alone);
        }

        wrong.MustBeNone();
    }

    private static SqlLoad Measure(BookingSql sql, TimeSpan time)
    {
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            var start = Stopwatch.GetTimestamp();
            sql.Book();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var perSecond = times.Count / clock.Elapsed.TotalSeconds;
        times.Sort();
        return new SqlLoad(perSecond, times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    private static void Print(List<JourneyLoad> bookings, List<SqlLoad> alone)
    {
        var table = new Table("a booking", "per second", "p50 ms", "p99 ms", "of the statements alone");
        var limit = alone.OrderBy(static round => round.PerSecond).ElementAt(alone.Count / 2);
        var middle = JourneyLoad.MiddleOf(bookings);
        var ratio = JourneyLoad.Ratio(bookings.Select(static round => round.PerSecond), alone.Select(static round => round.PerSecond));
        table.Add("its statements alone", $"{limit.PerSecond:N1}", $"{limit.P50:N2}", $"{limit.P99:N2}", "");
        table.Add("search to confirmation, one", $"{middle.PerSecond:N1}", $"{middle.P50:N2}", $"{middle.P99:N2}", ratio);
        table.Print();
    }

    private sealed record SqlLoad(double PerSecond, double P50, double P99);
}
