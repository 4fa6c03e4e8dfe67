using Posthouse.Bench.Load;

namespace Posthouse.Bench.Hotel;

/// <summary>From the start of the process to the first page, in one process: with no data folder yet, and with a filled one.</summary>
internal static class StartBench
{
    private const int Hotels = 1_000;

    public static async Task RunAsync(LoadPlan plan)
    {
        using var folder = new BenchFolder();
        var table = new Table("from the process's start to the first page", "seconds", "range", "aim");
        var first = await StartAsync(folder.Of("one"));
        table.Add($"first start, {Hotels:N0} hotels", $"{first:N1}", "", "30");

        // One more that does not count: it finds what the first has left to be tidied up.
        await StartAsync(folder.Of("one"));
        var times = new List<double>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            times.Add(await StartAsync(folder.Of("one")));
        }

        times.Sort();
        table.Add("with its data there", $"{times[times.Count / 2]:N2}", $"{times[0]:N2}–{times[^1]:N2}", "2");
        Console.WriteLine($"One process, bank, partners and mailbox beside it; {plan.Rounds} starts with the data there; {Environment.ProcessorCount} cores.");
        table.Print();
    }

    private static async Task<double> StartAsync(DirectoryInfo folder)
    {
        await using var hotel = await HotelProgram.StartAsync("one", folder, Hotels);
        return hotel.StartedIn.TotalSeconds;
    }
}
