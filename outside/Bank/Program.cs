using System.Runtime.InteropServices;
using Bank;

var arguments = Arguments.Of(args);
using var stopping = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

await using var bank = await BankServer.StartAsync(arguments.ToOptions(), stopping.Token);
Console.WriteLine($"Ready: {bank.Address.GetLeftPart(UriPartial.Authority)}");
await Arguments.UntilStoppedAsync(stopping);

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopping.Cancel();
}
