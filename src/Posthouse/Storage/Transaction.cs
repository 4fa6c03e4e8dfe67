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

    /// <summary>Raises a signal once the unit is durable; not at all when it is rolled back.</summary>
    internal abstract void RaiseOnCommit(Signal signal);
}
