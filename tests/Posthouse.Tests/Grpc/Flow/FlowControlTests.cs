using System.Diagnostics;
using System.Globalization;

namespace Posthouse.Tests.Grpc.Flow;

/// <summary>One gibibyte to a reader that stops for ten seconds, between two processes: memory stays, and the writer waits.</summary>
public sealed class FlowControlTests
{
    private const long MostGrowth = 32L * 1024 * 1024;
    private const long ShortestWait = 3_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_streams_waits_for_a_client_that_stops()
    {
        var report = await RunAsync(FlowSide.Repeat);

        Assert.True(report.ServerWaited >= ShortestWait, $"The server did not wait: {report}");
    }

    [Fact]
    public async Task A_client_that_streams_waits_for_a_server_that_stops()
    {
        var report = await RunAsync(FlowSide.Collect);

        Assert.True(report.ClientWaited >= ShortestWait, $"The client did not wait: {report}");
    }

    private static async Task<Report> RunAsync(string kind)
    {
        using var server = Start("serve");
        try
        {
            var port = await server.StandardOutput.ReadLineAsync(Cancel);
            using var client = Start("call", port!, kind);
            try
            {
                var line = await client.StandardOutput.ReadLineAsync(Cancel) ?? throw new InvalidOperationException("The client failed: see its output above.");
                var numbers = line.Split(' ').Select(static number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                var report = new Report(numbers[0], numbers[1], numbers[2], numbers[3]);
                TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {report}");
                Assert.True(report.ClientGrew < MostGrowth && report.ServerGrew < MostGrowth, $"Memory grew: {report}");
                return report;
            }
            finally
            {
                End(client);
            }
        }
        finally
        {
            End(server);
        }
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Posthouse.Tests"), ["--flow", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true })!;

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    private sealed record Report(long ClientGrew, long ClientWaited, long ServerGrew, long ServerWaited);
}
