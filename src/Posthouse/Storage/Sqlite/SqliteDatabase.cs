using Posthouse.Components;
using Posthouse.Storage.Mapping;

namespace Posthouse.Storage.Sqlite;

/// <summary>A component's database as one SQLite file: one thread writes, a few read.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private int _disposed;

    public SqliteDatabase(ComponentDefinition definition, SqliteFile file, StorageOptions options, StorageEnvironment environment)
        : base(definition, environment)
    {
        _writer = new SqliteWriter(file, options, this);
        _readers = new SqliteReaders(file, options, this);
    }

    public RowMapping Mapping { get; } = new();

    public override Task<T> WriteAsync<T>(Func<Transaction, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _writer.RunAsync(work, cancellationToken);
    }

    public override Task<T> ReadAsync<T>(Func<Reader, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _readers.RunAsync(work, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _writer.StopAsync();
            await _readers.StopAsync();
        }
    }
}
