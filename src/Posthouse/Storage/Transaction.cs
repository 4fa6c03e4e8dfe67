namespace Posthouse.Storage;

/// <summary>
/// One unit of work on a component's database: all of it happens, or nothing of it. A statement that fails spoils the unit, which is then
/// rolled back whatever the work does; catch the exception around the unit, not inside it.
/// </summary>
public abstract class Transaction : Reader
{
    private protected Transaction()
    {
    }

    internal abstract Database Database { get; }

    /// <summary>Runs a statement that changes rows.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="args">Values for the statement's parameters.</param>
    /// <returns>How many rows changed.</returns>
    /// <exception cref="UniqueViolationException">A row with the same key is already there.</exception>
    /// <exception cref="ConstraintViolationException">Another rule of the schema refuses the change.</exception>
    public abstract ValueTask<int> ExecuteAsync(string sql, object? args = null);

    /// <summary>
    /// Runs a statement that changes rows once for each element, prepared once: the way to fill a table. Hundreds of thousands of rows a second are usual; units of some ten thousand
    /// rows let others in between.
    /// </summary>
    /// <typeparam name="T">What carries a row's values: a record or an anonymous object, the same for all.</typeparam>
    /// <param name="sql">One statement that returns no rows, with values such as <c>@name</c>; lists cannot be spelled out.</param>
    /// <param name="rows">The values of each row. Taken one by one; must not wait for anything.</param>
    /// <returns>How many rows changed.</returns>
    /// <exception cref="UniqueViolationException">A row with the same key is already there.</exception>
    /// <exception cref="ConstraintViolationException">Another rule of the schema refuses the change.</exception>
    public abstract ValueTask<long> ExecuteManyAsync<T>(string sql, IEnumerable<T> rows);

    /// <summary>Raises a signal once the unit is durable; not at all when it is rolled back.</summary>
    internal abstract void RaiseOnCommit(Signal signal);
}
