using Posthouse.Bench.Load;
using Posthouse.Bench.Servers;

namespace Posthouse.Bench;

/// <summary>The first page of Online Books For You, in one process and split, beside an empty Razor page.</summary>
internal static class PageBench
{
    public static async Task RunAsync(LoadPlan plan)
    {
        using var empty = await ServerProcess.StartOwnAsync("an empty Razor page", "page");
        using var bare = await ServerProcess.StartOwnAsync("the same, bare", "bare-page");
        var data = Directory.CreateTempSubdirectory("posthouse-bench-");
        using var one = await ServerProcess.StartBookshopAsync("one", data);
        using var split = await ServerProcess.StartBookshopAsync("split", data);
        await CheckAsync(one);
        await CheckAsync(split);

        Console.WriteLine(
            $"Pages over HTTP/1.1; h2load with {LoadTarget.Browsers} connections, one request at a time on each; warm-up {plan.WarmUpSeconds} s, then {plan.Rounds} rounds of "
            + $"{plan.MeasuredSeconds} s in turn; {Environment.ProcessorCount} cores.");
        using var load = new H2Load();
        ServerProcess[] servers = [empty, bare, one, split];
        var results = await new Contest(load, plan).RunAsync(servers, LoadTarget.Page);
        Contest.TableOf("the first page", "pages/s", servers, results).Print();
        data.Delete(recursive: true);
    }

    // A page that answers 200 without its books would be quick and wrong.
    private static async Task CheckAsync(ServerProcess shop)
    {
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync($"http://127.0.0.1:{shop.Ports[0]}/");
        if (page.Split("<li>").Length != 4)
        {
            throw new InvalidOperationException($"{shop.Name} does not show three books:\n{page}");
        }
    }
}
