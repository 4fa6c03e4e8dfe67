namespace Posthouse.Storage;

/// <summary>
/// Asks a component's database inside one unit of work. Everything read through one reader comes from one consistent state.
/// Not safe for use by two threads, nor after the unit has ended.
/// </summary>
/// <remarks>
/// Arguments are an object whose properties are named in the statement as <c>@name</c>; a sequence stands for a list, as in <c>where id in @ids</c>.
/// Columns go to constructor parameters or settable properties of the same name; case and underscores do not count. Numbers, texts, byte arrays, booleans, enums
/// (by name), <see cref="Guid"/>, <see cref="DateTimeOffset"/> (kept in UTC), <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="TimeSpan"/> and structs
/// around one such value (typed ids) are understood; a result type of one of these kinds takes the first column.
/// </remarks>
public abstract class Reader
{
    private protected Reader()
    {
    }

    /// <summary>All rows of a query, in its order.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">One statement.</param>
    /// <param name="args">Values for the statement's parameters.</param>
    public abstract ValueTask<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null);

    /// <summary>The first row of a query; the default of <typeparamref name="T"/> when there is none (ask for <c>long?</c> to tell 0 from nothing).</summary>
    /// <typeparam name="T">What the row becomes.</typeparam>
    /// <param name="sql">One statement.</param>
    /// <param name="args">Values for the statement's parameters.</param>
    public async ValueTask<T?> QueryFirstAsync<T>(string sql, object? args = null)
    {
        var rows = await QueryAsync<T>(sql, args);
        return rows.Count == 0 ? default : rows[0];
    }

    /// <summary>The only row of a query.</summary>
    /// <typeparam name="T">What the row becomes.</typeparam>
    /// <param name="sql">One statement.</param>
    /// <param name="args">Values for the statement's parameters.</param>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    public async ValueTask<T> QuerySingleAsync<T>(string sql, object? args = null)
    {
        var rows = await QueryAsync<T>(sql, args);
        return rows.Count == 1 ? rows[0] : throw new InvalidOperationException($"One row was expected, {rows.Count} came from: {sql}");
    }
}
