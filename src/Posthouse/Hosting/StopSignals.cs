using System.Runtime.InteropServices;

namespace Posthouse.Hosting;

/// <summary>
/// Turns Ctrl-C and SIGTERM into a request to stop; a second Ctrl-C demands it at once. A supervised process leaves both to its supervisor,
/// since terminals and service managers send them to all processes, while callers are to stop before callees.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _insisting = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly bool _isSupervised;

    public StopSignals(bool isSupervised)
    {
        _isSupervised = isSupervised;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
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

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_isSupervised)
        {
            return;
        }

        if (context.Signal == PosixSignal.SIGINT && _stopping.IsCancellationRequested)
        {
            _insisting.Cancel();
        }

        _stopping.Cancel();
    }
}
