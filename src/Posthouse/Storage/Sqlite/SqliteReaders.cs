namespace Posthouse.Storage.Sqlite;

/// <summary>The threads that read a database, each with a connection of its own; a unit sees one snapshot (WAL), and never waits for the writer.</summary>
internal sealed class SqliteReaders
{
    private readonly SqliteFile _file;
    private readonly SqliteDatabase _database;
    private readonly WorkQueue<WorkItem<Reader>> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    public SqliteReaders(SqliteFile file, StorageOptions options, SqliteDatabase database)
    {
        _file = file;
        _database = database;
        _queue = new WorkQueue<WorkItem<Reader>>(options.QueueCapacity, database.Component);
        _running = options.Readers;
        for (var number = 1; number <= options.Readers; number++)
        {
            new Thread(Work) { IsBackground = true, Name = $"{database.Component} reader {number}" }.Start();
        }
    }

    public async Task<T> RunAsync<T>(Func<Reader, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var item = new WorkItem<Reader, T>(work);
        await _queue.AddAsync(item, cancellationToken);
        await using var taking = cancellationToken.UnsafeRegister(static (item, token) => ((WorkItem<Reader, T>)item!).TakeBack(token), item);
        return await item.Task;
    }

    public async Task StopAsync()
    {
        _queue.Close();
        await _ended.Task;
    }

    private void Work()
    {
        SqliteSession? session = null;
        while (_queue.Take(out var item))
        {
            if (item.TryBegin())
            {
                RunOne(ref session, item);
            }
        }

        session?.Dispose();
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _ended.SetResult();
        }
    }

    private void RunOne(ref SqliteSession? session, WorkItem<Reader> item)
    {
        SqliteUnit? unit = null;
        try
        {
            session ??= Open();
            unit = new SqliteUnit(session);
            session.Execute("begin");
            item.Run(new SqliteReader(unit));
            item.Answer();
        }
        catch (Exception error)
        {
            item.Fail(error);
        }
        finally
        {
            unit?.End();
            if (session is { InTransaction: true })
            {
                session.Execute("rollback");
            }
        }
    }

    private SqliteSession Open()
    {
        var connection = _file.Open();
        SqliteFile.Set(connection, "query_only = on");
        return new SqliteSession(connection, _database.Mapping);
    }
}
