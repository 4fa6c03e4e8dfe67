namespace Posthouse.Storage;

/// <summary>The database could not do what it was asked; the unit of work was rolled back.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="inner">What the engine said.</param>
public class StorageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A rule of the schema refused a change.</summary>
/// <param name="message">What happened.</param>
/// <param name="constraint">What was violated, as the engine names it: <c>table.column</c> for a unique or not-null rule.</param>
/// <param name="inner">What the engine said.</param>
public class ConstraintViolationException(string message, string constraint, Exception? inner = null) : StorageException(message, inner)
{
    /// <summary>What was violated, as the engine names it; empty when it does not.</summary>
    public string Constraint { get; } = constraint;
}

/// <summary>A row with the same primary or unique key is already there.</summary>
/// <param name="message">What happened.</param>
/// <param name="constraint">The key's columns as <c>table.column</c>, separated by a comma and a space.</param>
/// <param name="inner">What the engine said.</param>
public sealed class UniqueViolationException(string message, string constraint, Exception? inner = null)
    : ConstraintViolationException(message, constraint, inner);

/// <summary>Others kept the database locked for longer than <see cref="StorageOptions.BusyTimeout"/>; nothing was changed, and trying again is safe.</summary>
/// <param name="message">What happened.</param>
/// <param name="inner">What the engine said.</param>
public sealed class DatabaseBusyException(string message, Exception? inner = null) : StorageException(message, inner);

/// <summary>The scripts and the database do not fit each other; the message says why and what to do.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="inner">What the engine said.</param>
public sealed class MigrationException(string message, Exception? inner = null) : StorageException(message, inner);
