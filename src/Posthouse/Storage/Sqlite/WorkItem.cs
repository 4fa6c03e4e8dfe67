namespace Posthouse.Storage.Sqlite;

/// <summary>A unit of work on its way through a queue to the thread that does it.</summary>
internal abstract class WorkItem<TUnit>
{
    /// <summary>Takes the item up; <see langword="false"/> when its caller has taken it back.</summary>
    public abstract bool TryBegin();

    /// <summary>Does the work and keeps its answer; nothing is told to the caller yet.</summary>
    public abstract void Run(TUnit unit);

    /// <summary>Hands the answer to the caller.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception error);
}

internal sealed class WorkItem<TUnit, T>(Func<TUnit, ValueTask<T>> work) : WorkItem<TUnit>
{
    private const int Queued = 0;
    private const int Begun = 1;
    private const int TakenBack = 2;

    // What the caller awaits goes on elsewhere: never on the thread of the database.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private int _state;
    private T? _result;

    public Task<T> Task => _answer.Task;

    public void TakeBack(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, TakenBack, Queued) == Queued)
        {
            _answer.TrySetCanceled(cancellationToken);
        }
    }

    public override bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Queued) == Queued;

    public override void Run(TUnit unit)
    {
        if (_context is null)
        {
            RunHere(unit);
            return;
        }

        ExecutionContext.Run(_context, state => RunHere((TUnit)state!), unit);
    }

    public override void Answer() => _answer.TrySetResult(_result!);

    public override void Fail(Exception error) => _answer.TrySetException(error);

    private void RunHere(TUnit unit)
    {
        var pending = work(unit);
        if (!pending.IsCompleted)
        {
            throw new InvalidOperationException(
                "A unit of work awaited something other than its own statements, and was rolled back. Await calls, files and timers before or after it, or enqueue a job.");
        }

        _result = pending.GetAwaiter().GetResult();
    }
}
