namespace Posthouse.Storage.Sqlite;

/// <summary>Guards the session of one unit of work: its thread only, until it ends, and nothing after a failed statement.</summary>
internal sealed class SqliteUnit(SqliteSession session)
{
    private readonly Thread _thread = Thread.CurrentThread;
    private bool _over;

    /// <summary>The first statement's failure.</summary>
    public Exception? Failure { get; private set; }

    public void End() => _over = true;

    public ValueTask<IReadOnlyList<T>> Query<T>(string sql, object? args)
    {
        try
        {
            Check();
            return ValueTask.FromResult<IReadOnlyList<T>>(session.Query<T>(sql, args));
        }
        catch (StorageException error)
        {
            Failure ??= error;
            return ValueTask.FromException<IReadOnlyList<T>>(error);
        }
    }

    public ValueTask<int> Execute(string sql, object? args)
    {
        try
        {
            Check();
            return ValueTask.FromResult(session.Execute(sql, args));
        }
        catch (StorageException error)
        {
            Failure ??= error;
            return ValueTask.FromException<int>(error);
        }
    }

    public ValueTask<long> ExecuteMany<T>(string sql, IEnumerable<T> rows)
    {
        try
        {
            Check();
            return ValueTask.FromResult(session.ExecuteMany(sql, rows));
        }
        catch (StorageException error)
        {
            Failure ??= error;
            return ValueTask.FromException<long>(error);
        }
    }

    private void Check()
    {
        if (_over || Thread.CurrentThread != _thread)
        {
            throw new InvalidOperationException("The unit of work has ended: use its transaction or reader inside the delegate only, and do not keep it.");
        }

        if (Failure is not null)
        {
            throw new InvalidOperationException("A statement of this unit of work failed, so all of it is rolled back: catch the exception around the unit.", Failure);
        }
    }
}

internal sealed class SqliteReader(SqliteUnit unit) : Reader
{
    public override ValueTask<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) => unit.Query<T>(sql, args);
}

internal sealed class SqliteTransaction(SqliteUnit unit, Database database) : Transaction
{
    private HashSet<Signal>? _signals;

    public IReadOnlyCollection<Signal> Signals => _signals ?? [];

    internal override Database Database => database;

    public override ValueTask<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) => unit.Query<T>(sql, args);

    public override ValueTask<int> ExecuteAsync(string sql, object? args = null) => unit.Execute(sql, args);

    public override ValueTask<long> ExecuteManyAsync<T>(string sql, IEnumerable<T> rows) => unit.ExecuteMany(sql, rows);

    internal override void RaiseOnCommit(Signal signal) => (_signals ??= []).Add(signal);
}
