using System.Diagnostics.Metrics;
using Posthouse.Hosting;

namespace Posthouse.Tests.Hostile.Target;

/// <summary>
/// The process that is treated badly: an application of one component on one port. Each line on its standard input is answered with how many requests are under way
/// and what the garbage collector may use; it ends when its input does.
/// </summary>
internal static class HostileTarget
{
    public const string Prefix = "State: ";

    private static long requests;

    public static async Task<int> RunAsync(string anvil, string folder)
    {
        using var meters = new MeterListener { InstrumentPublished = Listen };
        meters.SetMeasurementEventCallback<long>(static (_, measurement, _, _) => Interlocked.Add(ref requests, measurement));
        meters.Start();
        var running = PosthouseApp.RunAsync(["--port", "0", "--data", folder], application => Compose(application, anvil));
        var ended = AnswerAsync();
        await Task.WhenAny(running, ended);
        return running.IsCompleted ? await running : 0;
    }

    private static void Compose(ApplicationBuilder application, string anvil) => _ = anvil switch
    {
        "hanging" => application.Add<HangingAnvilComponent>(),
        "crashing" => application.Add<CrashingAnvilComponent>(),
        "throwing" => application.Add<ThrowingAnvilComponent>(),
        "collecting" => application.Add<CollectingAnvilComponent>(),
        "conversing" => application.Add<ConversingAnvilComponent>(),
        "keyed" => application.Add<KeyedAnvilComponent>(),
        _ => application.Add<AnvilComponent>(),
    };

    private static void Listen(Instrument instrument, MeterListener meters)
    {
        if (instrument.Name == "http.server.active_requests")
        {
            meters.EnableMeasurementEvents(instrument);
        }
    }

    private static async Task AnswerAsync()
    {
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Out.WriteLineAsync($"{Prefix}{Interlocked.Read(ref requests)} {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes}");
        }
    }
}
