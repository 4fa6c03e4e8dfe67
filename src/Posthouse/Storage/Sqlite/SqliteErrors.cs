using Microsoft.Data.Sqlite;

namespace Posthouse.Storage.Sqlite;

/// <summary>Turns what SQLite says into the exceptions of this library; result codes from https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public static StorageException Of(SqliteException error, string sql) => error.SqliteErrorCode switch
    {
        Busy or Locked => new DatabaseBusyException("Others kept the database locked for too long; nothing was changed, try again.", error),
        Full => new StorageException("The disk of the database is full; nothing was changed. Free some space.", error),
        Constraint => OfConstraint(error, sql),
        _ => new StorageException($"{error.Message} Statement: {sql}", error),
    };

    private static ConstraintViolationException OfConstraint(SqliteException error, string sql)
    {
        var constraint = Name(error.Message);
        return error.SqliteExtendedErrorCode is ConstraintPrimaryKey or ConstraintUnique
            ? new UniqueViolationException($"A row with this {constraint} is already there. Statement: {sql}", constraint, error)
            : new ConstraintViolationException($"{error.Message} Statement: {sql}", constraint, error);
    }

    // SQLite Error 19: 'UNIQUE constraint failed: books.id, books.shelf'.
    private static string Name(string message)
    {
        const string Before = "constraint failed: ";
        var start = message.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? "" : message[(start + Before.Length)..].TrimEnd('.', '\'');
    }
}
