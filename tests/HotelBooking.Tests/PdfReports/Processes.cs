using System.Diagnostics;
using System.Globalization;

namespace HotelBooking.Tests.PdfReports;

/// <summary>Processes below one that a test started.</summary>
internal static class Processes
{
    /// <summary>All processes below another whose command line has a word.</summary>
    public static IReadOnlyList<int> Below(int ancestor, string word)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToDictionary(id => id, ParentOf);
        return [.. parents.Keys.Where(id => IsBelow(id) && CommandLineOf(id).Contains(word, StringComparison.Ordinal))];

        bool IsBelow(int id)
        {
            var seen = 0;
            while (id != 0 && seen++ < 100 && parents.TryGetValue(id, out var parent))
            {
                if (parent == ancestor)
                {
                    return true;
                }

                id = parent;
            }

            return false;
        }
    }

    /// <summary>Whether a process still runs; one that has ended and was not waited for does not.</summary>
    public static bool Runs(int id) => Read($"/proc/{id}/stat") is { Length: > 0 } stat && stat[(stat.LastIndexOf(')') + 2)..][0] != 'Z';

    public static async Task KillAsync(int id)
    {
        using var kill = Process.Start("kill", ["-KILL", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static string CommandLineOf(int id) => Read($"/proc/{id}/cmdline");

    private static int ParentOf(int id) => Read($"/proc/{id}/stat") is { Length: > 0 } stat
        ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture)
        : 0;

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // The process ended meanwhile, so it is not one that is looked for.
            return "";
        }
    }
}
