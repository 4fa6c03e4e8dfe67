using System.Globalization;
using Posthouse.Bench;
using Posthouse.Bench.Load;
using Posthouse.Bench.Servers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["serve", var kind, .. var rest])
{
    await BenchServer.RunAsync(kind, rest);
    return 0;
}

if (args is not ([] or [_] or [_, "quick"]) || Parts.Of(args.FirstOrDefault()) is not { } parts)
{
    await Console.Error.WriteLineAsync($"Usage: bench/run [{string.Join(" | ", Parts.All.Select(part => part.Name))}] [quick]");
    return 1;
}

foreach (var run in parts)
{
    await run(args is [_, "quick"] ? LoadPlan.Quick : LoadPlan.Full);
}

return 0;
