namespace Posthouse.Storage.Sqlite;

/// <summary>
/// The one thread that changes a database. Units that wait together share one durable commit (group commit):
/// 1. take a unit, waiting for one; 2. BEGIN IMMEDIATE, which keeps other processes out; 3. run it inside a savepoint, and roll back to there when it fails, so that its neighbours
/// do not notice; 4. go on with units that have come meanwhile, up to the group's size; 5. COMMIT, which waits for the disk; 6. only then wake followers and answer the callers.
/// </summary>
internal sealed class SqliteWriter
{
    private readonly SqliteFile _file;
    private readonly StorageOptions _options;
    private readonly SqliteDatabase _database;
    private readonly WorkQueue<WorkItem<Transaction>> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    public SqliteWriter(SqliteFile file, StorageOptions options, SqliteDatabase database)
    {
        _file = file;
        _options = options;
        _database = database;
        _queue = new WorkQueue<WorkItem<Transaction>>(options.QueueCapacity, database.Component);
        _thread = new Thread(Work) { IsBackground = true, Name = $"{database.Component} writer" };
        _thread.Start();
    }

    public async Task<T> RunAsync<T>(Func<Transaction, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException("A unit of work cannot begin another one on the same database: pass its transaction on instead.");
        }

        var item = new WorkItem<Transaction, T>(work);
        await _queue.AddAsync(item, cancellationToken);
        await using var taking = cancellationToken.UnsafeRegister(static (item, token) => ((WorkItem<Transaction, T>)item!).TakeBack(token), item);
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
        while (_queue.Take(out var first))
        {
            try
            {
                session ??= new SqliteSession(_file.Open(), _database.Mapping);
                session.Execute("begin immediate");
            }
            catch (Exception error) when (error is StorageException or Microsoft.Data.Sqlite.SqliteException)
            {
                if (first.TryBegin())
                {
                    first.Fail(error);
                }

                continue;
            }

            RunGroup(session, first);
        }

        session?.Dispose();
        _ended.SetResult();
    }

    private void RunGroup(SqliteSession session, WorkItem<Transaction> first)
    {
        var done = new List<WorkItem<Transaction>>();
        var signals = new HashSet<Signal>();
        var size = 0;
        for (var item = first; item is not null;)
        {
            if (item.TryBegin() && RunOne(session, item, signals))
            {
                done.Add(item);
            }

            // A failure such as a full disk ends the whole transaction, not only the savepoint.
            size++;
            item = size < _options.GroupSize && session.InTransaction && _queue.TryTake(out var next) ? next : null;
        }

        Commit(session, done, signals);
    }

    private bool RunOne(SqliteSession session, WorkItem<Transaction> item, HashSet<Signal> signals)
    {
        var unit = new SqliteUnit(session);
        var transaction = new SqliteTransaction(unit, _database);
        try
        {
            session.Execute("savepoint unit");
            item.Run(transaction);
            if (unit.Failure is { } swallowed)
            {
                throw swallowed;
            }

            session.Execute("release unit");
            signals.UnionWith(transaction.Signals);
            return true;
        }
        catch (Exception error)
        {
            if (session.InTransaction)
            {
                session.Execute("rollback to unit");
                session.Execute("release unit");
            }

            item.Fail(error);
            return false;
        }
        finally
        {
            unit.End();
        }
    }

    private void Commit(SqliteSession session, List<WorkItem<Transaction>> done, HashSet<Signal> signals)
    {
        try
        {
            session.Execute(done.Count > 0 ? "commit" : "rollback");
        }
        catch (StorageException error)
        {
            if (session.InTransaction)
            {
                session.Execute("rollback");
            }

            done.ForEach(item => item.Fail(error));
            return;
        }

        if (done.Count > 0)
        {
            _database.Environment.CrashPoints.Hit(CrashPoints.AfterCommitBeforeDelivery, _database.Component);
        }

        foreach (var signal in signals)
        {
            signal.Raise();
        }

        done.ForEach(item => item.Answer());
    }
}
