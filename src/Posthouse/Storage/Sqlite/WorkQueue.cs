using System.Diagnostics.CodeAnalysis;

namespace Posthouse.Storage.Sqlite;

/// <summary>A bounded queue: whoever adds awaits room, whoever takes blocks its own thread.</summary>
internal sealed class WorkQueue<T>(int capacity, string owner)
{
    private readonly SemaphoreSlim _room = new(capacity);
    private readonly Queue<T> _items = new();
    private readonly object _gate = new();
    private bool _closed;

    public async ValueTask AddAsync(T item, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (!_closed)
            {
                _items.Enqueue(item);
                Monitor.Pulse(_gate);
                return;
            }
        }

        _room.Release();
        throw new ObjectDisposedException(owner);
    }

    /// <summary>Blocks until there is an item; <see langword="false"/> when the queue is closed and empty.</summary>
    public bool Take([MaybeNullWhen(false)] out T item)
    {
        lock (_gate)
        {
            while (_items.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            return Dequeue(out item);
        }
    }

    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        lock (_gate)
        {
            return Dequeue(out item);
        }
    }

    /// <summary>Refuses further items; those queued can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool Dequeue([MaybeNullWhen(false)] out T item)
    {
        if (!_items.TryDequeue(out item))
        {
            return false;
        }

        _room.Release();
        return true;
    }
}
