using System.Runtime.InteropServices;
using Mailbox;

if (CommandLine.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync("Usage: Mailbox --port N [--socket S] --data DIR [--folder DIR]");
    return 2;
}

using var ending = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);

await using var server = await MailboxServer.StartAsync(options, ending.Token);
await Console.Out.WriteLineAsync($"Ready: http://localhost:{server.Address.Port}");
await Task.WhenAny(CommandLine.StandardInputClosesAsync(ending.Token), Task.Delay(Timeout.Infinite, ending.Token));
return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}
