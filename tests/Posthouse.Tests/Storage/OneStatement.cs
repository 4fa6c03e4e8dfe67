using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

/// <summary>Units of work of one statement.</summary>
internal static class OneStatement
{
    public static Task<T> OneAsync<T>(this Database database, string sql, object? args = null) =>
        database.ReadAsync(reader => reader.QuerySingleAsync<T>(sql, args), TestContext.Current.CancellationToken);

    public static Task<T?> FirstAsync<T>(this Database database, string sql, object? args = null) =>
        database.ReadAsync(reader => reader.QueryFirstAsync<T>(sql, args), TestContext.Current.CancellationToken);

    public static Task<IReadOnlyList<T>> AllAsync<T>(this Database database, string sql, object? args = null) =>
        database.ReadAsync(reader => reader.QueryAsync<T>(sql, args), TestContext.Current.CancellationToken);

    public static Task RunAsync(this Database database, string sql, object? args = null) =>
        database.WriteAsync(async transaction => await transaction.ExecuteAsync(sql, args), TestContext.Current.CancellationToken);
}
