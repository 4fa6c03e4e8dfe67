using Posthouse.Bench.Load;
using Posthouse.Bench.Servers;

namespace Posthouse.Bench.Profile;

/// <summary>Where the time of a unary call goes on the server, by layer, and which of our own methods take most.</summary>
internal static class ProfileBench
{
    private const int OwnMethods = 12;

    public static async Task RunAsync(LoadPlan plan)
    {
        var seconds = plan.MeasuredSeconds * plan.Rounds;
        using var certificate = new BenchCertificate();
        using var server = await ServerProcess.StartOwnAsync("Posthouse", "posthouse", PerfRecording.Environment, certificate.CertificateFile, certificate.KeyFile);
        using var load = new H2Load();
        var target = LoadTarget.Call(server, tls: false, load.BodyFile);
        await load.RunAsync(target, plan.WarmUpSeconds, plan);
        var folder = Directory.CreateTempSubdirectory("posthouse-bench-");
        var loading = load.RunAsync(target, seconds + 1, plan);
        var samples = await PerfRecording.TakeAsync(server.Id, seconds, folder);
        await loading;
        folder.Delete(recursive: true);

        Console.WriteLine($"\nUnary calls over h2c, whole pipeline: {samples.Count:N0} samples of the server's processors in {seconds} s under full load.");
        Print("where the server's time goes", "share", samples.CountBy(Layer.Of), samples.Count, int.MaxValue);
        Print("our own methods", "share", samples.Where(Layer.IsOurs).CountBy(static sample => NameOf(sample.Symbol)), samples.Count, OwnMethods);
    }

    private static void Print(string title, string head, IEnumerable<KeyValuePair<string, int>> counts, int all, int most)
    {
        var table = new Table(title, head);
        foreach (var (name, count) in counts.OrderByDescending(static pair => pair.Value).Take(most))
        {
            table.Add(name, $"{(double)count / all:P1}");
        }

        table.Print();
    }

    // "instance void [Assembly] Namespace.Type::Method(arguments)[Tier]" without what tells nothing here.
    private static string NameOf(string symbol)
    {
        var begin = symbol.IndexOf("] ", StringComparison.Ordinal) + 2;
        var end = symbol.IndexOf('(', begin);
        return end < 0 ? symbol[begin..] : symbol[begin..end];
    }
}
