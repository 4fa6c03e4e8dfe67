using System.Globalization;
using Posthouse.Bench;
using Posthouse.Bench.Hotel;
using Posthouse.Bench.InProcess;
using Posthouse.Bench.Load;
using Posthouse.Bench.Search;
using Posthouse.Bench.Servers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["serve", var kind, .. var rest]:
        await BenchServer.RunAsync(kind, rest);
        return 0;
    case []:
        await NetworkBench.RunAsync(LoadPlan.Full);
        await ClientBench.RunAsync();
        await InProcessBench.RunAsync();
        await PageBench.RunAsync(LoadPlan.Full);
        await SearchBench.RunAsync(LoadPlan.Full);
        await HotelBench.RunAsync(LoadPlan.Full);
        await BookingsBench.RunAsync(LoadPlan.Full);
        await StartBench.RunAsync(LoadPlan.Full);
        return 0;
    case ["hotel", .. var rest]:
        await HotelBench.RunAsync(rest is ["quick"] ? LoadPlan.Quick : LoadPlan.Full);
        return 0;
    case ["bookings", .. var rest]:
        await BookingsBench.RunAsync(rest is ["quick"] ? LoadPlan.Quick : LoadPlan.Full);
        return 0;
    case ["start", .. var rest]:
        await StartBench.RunAsync(rest is ["quick"] ? LoadPlan.Quick : LoadPlan.Full);
        return 0;
    case ["page", .. var rest]:
        await PageBench.RunAsync(rest is ["quick"] ? LoadPlan.Quick : LoadPlan.Full);
        return 0;
    case ["search", .. var rest]:
        await SearchBench.RunAsync(rest is ["quick"] ? LoadPlan.Quick : LoadPlan.Full);
        return 0;
    case ["client"]:
        await ClientBench.RunAsync();
        return 0;
    case ["network", .. var rest]:
        await NetworkBench.RunAsync(rest is ["quick"] ? LoadPlan.Quick : LoadPlan.Full);
        return 0;
    case ["inprocess"]:
        await InProcessBench.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: bench/run [network [quick] | client | inprocess | page [quick] | search [quick] | hotel [quick] | bookings [quick] | start [quick]]");
        return 1;
}
