using System.Text;

namespace Bank.Books;

/// <summary>
/// An append-only file of changes, one line each. Lines are written by one loop, many at a time, and are on the disk when their waiters go on;
/// a line that a crash cut short was never answered, and is cut off at the next start.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Task _writing;
    private StringBuilder _pending = new();
    private TaskCompletionSource _batch = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _durable = Task.CompletedTask;
    private bool _closed;

    private Journal(FileStream file)
    {
        _file = file;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Done when everything appended so far is on the disk.</summary>
    public Task Durable
    {
        get
        {
            lock (_gate)
            {
                return _durable;
            }
        }
    }

    /// <summary>Reads what is there, line by line, and stays open for more.</summary>
    public static Journal Open(string path, Action<string> read)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1, FileOptions.None);
        var whole = ReadLines(file, read);
        file.SetLength(whole);
        file.Position = whole;
        return new Journal(file);
    }

    public void Append(string line)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _pending.Append(line).Append('\n');
            if (_pending.Length == line.Length + 1)
            {
                _durable = _batch.Task;
                _work.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _work.Release();
        }

        await _writing;
        await _file.DisposeAsync();
        _work.Dispose();
    }

    private static long ReadLines(FileStream file, Action<string> read)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 65536, leaveOpen: true);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf('\n') + 1;
        foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            read(line);
        }

        return Encoding.UTF8.GetByteCount(text.AsSpan(0, end));
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            await _work.WaitAsync();
            byte[] bytes;
            TaskCompletionSource batch;
            lock (_gate)
            {
                if (_pending.Length == 0)
                {
                    return;
                }

                bytes = Encoding.UTF8.GetBytes(_pending.ToString());
                _pending = new StringBuilder();
                batch = _batch;
                _batch = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            try
            {
                Store(bytes);
                batch.SetResult();
            }
            catch (IOException failure)
            {
                batch.SetException(failure);
                throw;
            }
        }
    }

    // The disk itself must have it: only the blocking flush goes that far.
    private void Store(byte[] bytes)
    {
        _file.Write(bytes);
        _file.Flush(flushToDisk: true);
    }
}
