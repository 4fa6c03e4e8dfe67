using System.Collections.Immutable;
using Posthouse.Storage.Mapping;

namespace Posthouse.Storage.Sqlite;

/// <summary>
/// Brings a file to this build's version. All scripts run in one transaction that begins with the write lock: of several processes that start at once, one
/// applies them and the others find them applied.
/// </summary>
internal sealed class SqliteMigrator(SqliteFile file, TimeProvider clock)
{
    private const string Chassis = "chassis";
    private const string Component = "component";

    public void Apply(Migrations component)
    {
        using var session = new SqliteSession(file.Open(), new RowMapping());
        UseWriteAheadLog(session);
        session.Execute("begin immediate");
        try
        {
            session.Execute(
                """
                create table if not exists posthouse_migrations (
                  owner text not null, number integer not null, name text not null, checksum text not null, applied_at text not null,
                  primary key (owner, number)) without rowid
                """);
            ApplyAll(session, Chassis, [.. EmbeddedScripts.OfChassis().OrderBy(script => script.Number)]);
            ApplyAll(session, Component, component.Scripts);
            session.Execute("commit");
        }
        catch
        {
            if (session.InTransaction)
            {
                session.Execute("rollback");
            }

            throw;
        }
    }

    // Changing the mode needs the file alone, and SQLite answers "busy" at once when two try: so only the first start asks for it.
    private static void UseWriteAheadLog(SqliteSession session)
    {
        if (!string.Equals(session.Query<string>("pragma journal_mode", null)[0], "wal", StringComparison.Ordinal))
        {
            session.Query<string>("pragma journal_mode = wal", null);
        }
    }

    private void ApplyAll(SqliteSession session, string owner, ImmutableArray<MigrationScript> scripts)
    {
        var applied = session.Query<Applied>(
            "select number, name, checksum from posthouse_migrations where owner = @owner order by number", new { owner });
        Check(applied, scripts);
        foreach (var script in scripts.Skip(applied.Count))
        {
            Run(session, script);
            session.Execute(
                "insert into posthouse_migrations (owner, number, name, checksum, applied_at) values (@owner, @Number, @Name, @Checksum, @now)",
                new { owner, script.Number, script.Name, script.Checksum, now = clock.GetUtcNow() });
        }
    }

    private void Check(List<Applied> applied, ImmutableArray<MigrationScript> scripts)
    {
        for (var index = 0; index < applied.Count; index++)
        {
            var (number, name, checksum) = applied[index];
            if (number != index + 1)
            {
                throw new MigrationException($"{file.Path} has script {number:0000}_{name} but not {index + 1:0000}: it was edited by hand; restore a backup.");
            }

            if (index >= scripts.Length)
            {
                throw new MigrationException(
                    $"{file.Path} was made by a newer build (script {number:0000}_{name}); this build knows scripts up to {scripts.Length:0000}. " +
                    "Run the newer build, or restore a backup from before it.");
            }

            if (!string.Equals(scripts[index].Checksum, checksum, StringComparison.Ordinal))
            {
                throw new MigrationException(
                    $"Script {scripts[index]} is not the one that was applied to {file.Path} as {number:0000}_{name}. Put it back as it was, and make the change in a new script {scripts.Length + 1:0000}.");
            }
        }
    }

    private void Run(SqliteSession session, MigrationScript script)
    {
        try
        {
            session.Execute(script.Sql);
        }
        catch (StorageException error)
        {
            throw new MigrationException($"Script {script} failed on {file.Path}, which is left as it was. {error.InnerException?.Message}", error);
        }

        if (!session.InTransaction)
        {
            throw new MigrationException($"Script {script} ended the transaction that it runs in: remove its begin, commit and rollback.");
        }
    }

    private sealed record Applied(int Number, string Name, string Checksum);
}
