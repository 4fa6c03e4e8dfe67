using System.Diagnostics;
using System.Globalization;
using Posthouse.Bench.Servers;

namespace Posthouse.Bench.Load;

/// <summary>h2load of nghttp2 as the load generator: it knows nothing of gRPC and is the same for every server.</summary>
internal sealed class H2Load : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-bench-");

    public H2Load()
    {
        File.WriteAllBytes(BodyFile, BenchMessages.RequestFrame);
        File.WriteAllBytes(JsonFile, BenchMessages.RequestJson);
        File.WriteAllBytes(StreamBodyFile, BenchMessages.StreamRequestFrame);
    }

    /// <summary>A file with the framed request of the call.</summary>
    public string BodyFile => Path.Combine(_folder.FullName, "body");

    /// <summary>A file with the framed request of the streaming call.</summary>
    public string StreamBodyFile => Path.Combine(_folder.FullName, "stream-body");

    /// <summary>A file with the request of the call as JSON.</summary>
    public string JsonFile => Path.Combine(_folder.FullName, "json");

    private string LogFile => Path.Combine(_folder.FullName, "log");

    public async Task<LoadResult> RunAsync(LoadTarget target, int seconds, LoadPlan plan)
    {
        File.Delete(LogFile);
        string[] arguments =
        [
            "-D", $"{seconds}", "-c", $"{plan.Connections}", "-m", $"{plan.CallsPerConnection}", "-t", "1", $"--log-file={LogFile}",
            .. target.Arguments, target.Address,
        ];
        using var process = Process.Start(new ProcessStartInfo("h2load", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return await ReadAsync(report, seconds);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<LoadResult> ReadAsync(string report, int seconds)
    {
        var times = new List<int>();
        await foreach (var line in File.ReadLinesAsync(LogFile))
        {
            var columns = line.Split('\t');
            if (columns[1] != "200")
            {
                throw new InvalidOperationException($"An answer had status {columns[1]}.\n{report}");
            }

            times.Add(int.Parse(columns[2], CultureInfo.InvariantCulture));
        }

        if (times.Count == 0)
        {
            throw new InvalidOperationException($"The load generator got no answers.\n{report}");
        }

        times.Sort();
        return new LoadResult(times.Count / (double)seconds, At(0.5), At(0.99));

        TimeSpan At(double part) => TimeSpan.FromMicroseconds(times[(int)(part * (times.Count - 1))]);
    }
}
