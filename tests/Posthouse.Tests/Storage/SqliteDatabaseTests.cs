using Posthouse.Storage;
using Posthouse.Storage.Sqlite;

namespace Posthouse.Tests.Storage;

public sealed class SqliteDatabaseTests : DatabaseSuite
{
    [Fact]
    public async Task Every_commit_waits_for_the_disk_and_readers_do_not_wait_for_the_writer()
    {
        var (synchronous, journal) = await Database.WriteAsync(
            async transaction => (await transaction.QuerySingleAsync<int>("pragma synchronous"), await transaction.QuerySingleAsync<string>("pragma journal_mode")),
            TestContext.Current.CancellationToken);

        Assert.Equal(2, synchronous);
        Assert.Equal("wal", journal);
    }

    [Fact]
    public void A_machine_without_the_library_is_told_what_to_install()
    {
        var error = Assert.Throws<DllNotFoundException>(() => SqliteLibrary.Load(["libsqlite3-of-another-world.so"]));

        Assert.Contains("apt-get install libsqlite3-0", error.Message, StringComparison.Ordinal);
    }

    private protected override Task<Database> OpenAsync(Workspace workspace) => workspace.OpenAsync<ShelfComponent>();
}
