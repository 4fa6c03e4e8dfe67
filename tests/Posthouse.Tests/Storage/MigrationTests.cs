using Posthouse.Components;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly MigrationScript Authors = new(2, "authors", "create table authors (name text not null);");
    private readonly Workspace _workspace = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact]
    public async Task A_newer_build_adds_its_scripts_and_keeps_the_data()
    {
        await using (var old = await OpenAsync(ShelfComponent.Books))
        {
            await old.RunAsync("insert into books (id, title) values (1, 'Emma')");
        }

        await using var current = await OpenAsync(ShelfComponent.Books, Authors);

        Assert.Equal(1, await current.OneAsync<int>("select count(*) from books"));
        Assert.Equal(0, await current.OneAsync<int>("select count(*) from authors"));
    }

    [Fact]
    public async Task Many_starts_at_once_apply_each_script_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => OpenAsync(ShelfComponent.Books, Authors)));

        var applied = await opened[^1].AllAsync<string>("select name from posthouse_migrations where owner = 'component' order by number");

        Assert.Equal(["books", "authors"], applied);
    }

    [Fact]
    public async Task A_database_of_a_newer_build_is_refused()
    {
        await (await OpenAsync(ShelfComponent.Books, Authors)).DisposeAsync();

        var error = await Assert.ThrowsAsync<MigrationException>(() => OpenAsync(ShelfComponent.Books));

        Assert.Contains("newer build", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused()
    {
        await (await OpenAsync(ShelfComponent.Books)).DisposeAsync();

        var error = await Assert.ThrowsAsync<MigrationException>(() => OpenAsync(ShelfComponent.Books with { Sql = "create table books (id text);" }));

        Assert.Contains("in a new script 0002", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_do_not_make_another_script() =>
        Assert.Equal(new MigrationScript(1, "a", "select 1;\nselect 2;").Checksum, new MigrationScript(1, "a", "select 1;\r\nselect 2;\r\n").Checksum);

    [Fact]
    public void Gaps_and_repeated_numbers_are_refused()
    {
        Assert.Contains("0002_authors.sql", Assert.Throws<MigrationException>(() => Migrations.FromScripts(Authors)).Message, StringComparison.Ordinal);
        Assert.Throws<MigrationException>(() => Migrations.FromScripts(ShelfComponent.Books, Authors, Authors with { Name = "again" }));
    }

    [Fact]
    public async Task A_script_that_fails_leaves_the_database_as_it_was()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => OpenAsync(ShelfComponent.Books, new MigrationScript(2, "wrong", "create table x (a); create tabel y (b);")));
        await using var database = await OpenAsync(ShelfComponent.Books, Authors);

        Assert.Contains("0002_wrong.sql", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.OneAsync<int>("select count(*) from sqlite_master where name = 'x'"));
    }

    [Fact]
    public async Task A_script_that_commits_is_refused()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => OpenAsync(new MigrationScript(1, "commits", "create table x (a); commit;")));

        Assert.Contains("remove its begin, commit and rollback", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_scripts_says_how_to_embed_them()
    {
        var error = Assert.Throws<MigrationException>(() => Migrations.Of<ScriptlessComponent>());

        Assert.Contains("<EmbeddedResource Include=\"Storage/*.sql\" />", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_without_scripts_still_has_the_tables_of_the_chassis()
    {
        await using var database = await _workspace.OpenAsync(new ComponentDefinition("Plain", typeof(ScriptlessComponent)) { Migrations = Migrations.None });

        Assert.Equal(0, await database.OneAsync<int>("select count(*) from posthouse_jobs"));
    }

    [Fact]
    public async Task A_component_that_stores_nothing_and_wrong_options_are_refused()
    {
        var nothing = new ComponentDefinition("Plain", typeof(ScriptlessComponent));

        await Assert.ThrowsAsync<ArgumentException>(() => _workspace.OpenAsync(nothing));
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => _workspace.OpenAsync(nothing with { Migrations = Migrations.None }, _workspace.Options with { Readers = 0, GroupSize = -1 }));
        Assert.Contains("Readers is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("GroupSize is -1", error.Message, StringComparison.Ordinal);
    }

    private Task<Database> OpenAsync(params MigrationScript[] scripts) =>
        _workspace.OpenAsync(new ComponentDefinition("Shelf", typeof(ShelfComponent)) { Migrations = Migrations.FromScripts(scripts) });

    private sealed class ScriptlessComponent : IComponent
    {
        public static void Define(ComponentBuilder component) => component.Stores(Migrations.Of<ScriptlessComponent>());
    }
}
