using System.Diagnostics;
using System.Globalization;

namespace Posthouse.Bench.Profile;

/// <summary>Samples of a process by Linux's perf, taken while it works. Managed code is named by the map that .NET writes with <c>DOTNET_PerfMapEnabled</c>.</summary>
internal static class PerfRecording
{
    private const int SamplesPerSecond = 999;

    /// <summary>What the server needs in its environment to be readable: every method compiled while it runs, in memory that is mapped once, and told by name.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["DOTNET_PerfMapEnabled"] = "1",
        ["DOTNET_ReadyToRun"] = "0",
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    public static async Task<IReadOnlyList<Sample>> TakeAsync(int processId, int seconds, DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "perf.data");
        await RunAsync("record", "-e", "cpu-clock", "-F", $"{SamplesPerSecond}", "-p", processId.ToString(CultureInfo.InvariantCulture), "-o", file, "--", "sleep", $"{seconds}");
        var lines = await RunAsync("script", "-i", file, "-F", "ip,sym,dso");
        return [.. lines.Split('\n').Where(static line => line.Length > 0).Select(Read)];
    }

    // "    7f12ab3c4d5e name of the function (file)"
    private static Sample Read(string line)
    {
        var text = line.Trim();
        var binary = text.LastIndexOf(" (", StringComparison.Ordinal);
        var symbol = text.IndexOf(' ', StringComparison.Ordinal);
        return new Sample(symbol < binary ? text[(symbol + 1)..binary] : "", text[(binary + 2)..^1]);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("perf", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"perf {arguments[0]} failed: {await errors}");
    }
}
