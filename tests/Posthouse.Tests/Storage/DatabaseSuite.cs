using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

/// <summary>What every storage engine must do.</summary>
public abstract class DatabaseSuite : IAsyncLifetime
{
    private readonly Workspace _workspace = new();

    internal Database Database { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Database = await OpenAsync(_workspace);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _workspace.DisposeAsync();
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        await AddAsync(7, "Dracula");

        var title = await Database.OneAsync<string>("select title from books where id = @id", new { id = 7 });

        Assert.Equal("Dracula", title);
    }

    [Fact]
    public async Task A_unit_that_throws_leaves_nothing_behind()
    {
        var thrown = await Assert.ThrowsAsync<FormatException>(() => Database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("insert into books (id, title) values (1, 'Emma')");
                throw new FormatException("planted");
            },
            Cancellation));

        Assert.Equal("planted", thrown.Message);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_unit_sees_its_own_changes_and_readers_do_not_before_it_ends()
    {
        var before = await Database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("insert into books (id, title) values (1, 'Emma')");
                return await transaction.QuerySingleAsync<int>("select count(*) from books");
            },
            Cancellation);

        Assert.Equal(1, before);
    }

    [Fact]
    public async Task A_failing_unit_does_not_hurt_its_neighbours_in_the_same_group()
    {
        using var begun = new ManualResetEventSlim();
        var blocker = Database.WriteAsync(
            transaction =>
            {
                begun.Wait(Cancellation);
                return transaction.ExecuteAsync("insert into books (id, title) values (1000, 'first of the group')");
            },
            Cancellation);
        var units = Enumerable.Range(1, 100).Select(number => number % 10 == 0 ? AddTwoAsync(2_000 + number, 1) : AddAsync(number, $"Book {number}")).ToList();

        begun.Set();
        await blocker;
        await Assert.ThrowsAsync<UniqueViolationException>(() => Task.WhenAll(units));

        Assert.Equal(10, units.Count(unit => unit.Exception?.InnerException is UniqueViolationException));
        Assert.Equal(90, units.Count(unit => unit.IsCompletedSuccessfully));
        Assert.Equal(91, await CountAsync());
    }

    [Fact]
    public async Task Thousands_of_parallel_writers_lose_nothing()
    {
        await AddAsync(1, "Counter");
        await Database.RunAsync("update books set year = 0");

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 4_000),
            new ParallelOptions { MaxDegreeOfParallelism = 1_000, CancellationToken = Cancellation },
            async (_, cancellation) => await Database.WriteAsync(
                async transaction =>
                {
                    var year = await transaction.QuerySingleAsync<int>("select year from books where id = 1");
                    await transaction.ExecuteAsync("update books set year = @next where id = 1", new { next = year + 1 });
                },
                cancellation));

        Assert.Equal(4_000, await Database.OneAsync<int>("select year from books"));
    }

    [Fact]
    public async Task A_taken_key_comes_out_as_a_unique_violation_that_names_it()
    {
        await AddAsync(1, "Emma");

        var error = await Assert.ThrowsAsync<UniqueViolationException>(() => AddAsync(2, "Emma"));

        Assert.Equal("books.title", error.Constraint);
    }

    [Fact]
    public async Task Other_rules_of_the_schema_come_out_as_constraint_violations()
    {
        await Assert.ThrowsAsync<ConstraintViolationException>(() => Database.RunAsync("insert into reviews (book, text) values (99, 'no such book')"));
        await Assert.ThrowsAsync<ConstraintViolationException>(() => Database.RunAsync("insert into books (id, title) values (1, null)"));
        await Assert.ThrowsAsync<ConstraintViolationException>(() => Database.RunAsync("insert into books (id, title, binding) values (1, 'Emma', '')"));
    }

    [Fact]
    public async Task A_unit_whose_statement_failed_is_rolled_back_even_when_it_swallows_the_exception()
    {
        await AddAsync(1, "Emma");

        await Assert.ThrowsAsync<UniqueViolationException>(() => Database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("insert into books (id, title) values (2, 'Persuasion')");
                await Assert.ThrowsAsync<UniqueViolationException>(() => transaction.ExecuteAsync("insert into books (id, title) values (1, 'Again')").AsTask());
            },
            Cancellation));

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_unit_that_awaits_something_else_is_refused_and_rolled_back()
    {
        var never = new TaskCompletionSource();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("insert into books (id, title) values (1, 'Emma')");
                await never.Task;
            },
            Cancellation));

        Assert.Contains("enqueue a job", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_transaction_that_was_kept_is_of_no_use_afterwards()
    {
        Transaction? kept = null;
        await Database.WriteAsync(
            transaction =>
            {
                kept = transaction;
                return ValueTask.CompletedTask;
            },
            Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.ExecuteAsync("delete from books").AsTask());
    }

    [Fact]
    public async Task A_unit_cannot_begin_another_one() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(async _ => await AddAsync(1, "Emma"), Cancellation));

    [Fact]
    public async Task A_reader_cannot_change_anything() =>
        await Assert.ThrowsAsync<StorageException>(() => Database.ReadAsync(
            reader => reader.QueryAsync<int>("insert into books (id, title) values (1, 'Emma') returning id"), Cancellation));

    [Fact]
    public async Task A_unit_can_be_taken_back_while_it_waits_for_its_turn()
    {
        using var go = new ManualResetEventSlim();
        using var taking = new CancellationTokenSource();
        var blocker = Database.WriteAsync(
            transaction =>
            {
                go.Wait(Cancellation);
                return ValueTask.CompletedTask;
            },
            Cancellation);
        var waiting = Database.WriteAsync(async transaction => await transaction.ExecuteAsync("insert into books (id, title) values (1, 'Emma')"), taking.Token);

        await taking.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        go.Set();
        await blocker;

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Callers_go_on_elsewhere_than_on_the_thread_that_writes()
    {
        var writing = -1;
        await Database.WriteAsync(
            _ =>
            {
                writing = Environment.CurrentManagedThreadId;
                return ValueTask.CompletedTask;
            },
            Cancellation);

        Assert.NotEqual(writing, Environment.CurrentManagedThreadId);
    }

    [Fact]
    public async Task Closing_finishes_what_is_queued_and_refuses_what_comes_later()
    {
        var units = Enumerable.Range(1, 500).Select(number => AddAsync(number, $"Book {number}")).ToList();

        await Database.DisposeAsync();
        await Task.WhenAll(units);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => AddAsync(501, "Too late"));
        var again = await OpenAsync(_workspace);
        Assert.Equal(500, await again.OneAsync<int>("select count(*) from books"));
    }

    [Fact]
    public async Task Two_replicas_on_one_database_both_get_their_turn()
    {
        var other = await OpenAsync(_workspace);

        await Task.WhenAll(Enumerable.Range(1, 400).Select(number => (number % 2 == 0 ? Database : other).RunAsync(
            "insert into books (id, title) values (@number, @title)", new { number, title = $"Book {number}" })));

        Assert.Equal(400, await CountAsync());
    }

    private protected abstract Task<Database> OpenAsync(Workspace workspace);

    private Task AddAsync(int id, string title) =>
        Database.RunAsync("insert into books (id, title) values (@id, @title)", new { id, title });

    private Task AddTwoAsync(int first, int second) => Database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("insert into books (id, title) values (@first, @title)", new { first, title = $"Book {first}" });
            await transaction.ExecuteAsync("insert into books (id, title) values (@second, @title)", new { second, title = $"Second of {first}" });
        },
        Cancellation);

    private Task<int> CountAsync() => Database.OneAsync<int>("select count(*) from books");
}
