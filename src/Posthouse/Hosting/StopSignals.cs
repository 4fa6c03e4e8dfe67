using System.Runtime.InteropServices;

namespace Posthouse.Hosting;

/// <summary>
/// Turns Ctrl-C and SIGTERM into a request to stop; a second one demands it at once. A supervised process leaves Ctrl-C to its supervisor,
/// since a terminal sends it to both.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _insisting = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignals(bool isSupervised)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Take(context, isIgnored: isSupervised));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Take(context, isIgnored: false));
    }

    /// <summary>Cancelled when the application is to finish what runs, and stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled when somebody asked twice: stop now, whatever runs.</summary>
    public CancellationToken Insisting => _insisting.Token;

    /// <summary>Asks to stop, as a signal would.</summary>
    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stopping.Dispose();
        _insisting.Dispose();
    }

    private void Take(PosixSignalContext context, bool isIgnored)
    {
        context.Cancel = true;
        if (!isIgnored)
        {
            (_stopping.IsCancellationRequested ? _insisting : _stopping).Cancel();
        }
    }
}
