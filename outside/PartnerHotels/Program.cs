using System.Runtime.InteropServices;
using PartnerHotels;

if (CommandLine.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync($"Usage: PartnerHotels --partner {string.Join('|', Partner.All.Select(partner => partner.Name))} --port N [--socket S] --data DIR");
    return 2;
}

using var ending = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal));

await using var server = await PartnerHotelsServer.StartAsync(options, ending.Token);
await Console.Out.WriteLineAsync($"Ready: http://localhost:{server.Address.Port}");
await Task.WhenAny(CommandLine.StandardInputClosesAsync(ending.Token), Task.Delay(Timeout.Infinite, ending.Token));
return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}
