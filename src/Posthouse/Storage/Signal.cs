namespace Posthouse.Storage;

/// <summary>Wakes all who wait. Take <see cref="Next"/> before looking at the state it speaks of: then no change falls between looking and waiting.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
