using System.Globalization;

namespace Posthouse.Bench.Hotel;

/// <summary>
/// Processor time of a program in all its own processes. The stand-ins of the world outside do not count, nor does the browser that prints receipts: its processes outlive each other, so
/// that nobody is left to tell what they took.
/// </summary>
internal static class ProcessTree
{
    // Ticks of /proc: 100 a second on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    private static readonly string[] Own = ["HotelBooking.Host", "dotnet"];

    /// <summary>Seconds on a processor so far.</summary>
    public static double CpuSeconds(int root)
    {
        var running = Directory.EnumerateDirectories("/proc")
            .Select(static folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(static id => id > 0)
            .Select(Read)
            .OfType<Usage>()
            .ToLookup(static usage => usage.Parent);
        var rest = new Queue<Usage>(Read(root) is { } first ? [first] : []);
        var ticks = 0L;
        while (rest.TryDequeue(out var usage))
        {
            ticks += usage.Ticks;
            foreach (var child in running[usage.Id].Where(static child => Own.Contains(child.Program, StringComparer.Ordinal)))
            {
                rest.Enqueue(child);
            }
        }

        return ticks / TicksPerSecond;
    }

    private static Usage? Read(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            var program = Path.GetFileName(File.ReadAllText($"/proc/{id}/cmdline").Split('\0')[0]);

            // The name may hold spaces and brackets: what follows the last bracket is the state, the parent, …
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..13].Sum(static field => long.Parse(field, CultureInfo.InvariantCulture));
            return new Usage(id, int.Parse(fields[1], CultureInfo.InvariantCulture), program, ticks);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private sealed record Usage(int Id, int Parent, string Program, long Ticks);
}
