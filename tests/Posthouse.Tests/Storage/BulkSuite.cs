using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

/// <summary>What filling a table must do on every storage engine.</summary>
public abstract class BulkSuite : IAsyncLifetime
{
    private const string Insert = "insert into books (id, title, year, binding) values (@Id, @Title, @Year, @Binding)";

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
    public async Task Many_rows_are_kept_as_one_by_one()
    {
        var books = Enumerable.Range(1, 2_500).Select(static number => new Book(new BookId(number), $"Título {number} 本", number % 3 == 0 ? null : 1900 + number, number % 2 == 0 ? Binding.Cloth : Binding.Paper)).ToList();

        var changed = await FillAsync(books);

        Assert.Equal(2_500, changed);
        Assert.Equal(books, await Database.ReadAsync(reader => reader.QueryAsync<Book>("select id, title, year, binding from books order by id"), Cancellation));
    }

    [Fact]
    public async Task Rows_that_are_there_already_can_be_left_alone_and_are_not_counted()
    {
        await FillAsync([new Book(new BookId(1), "Emma", 1815, Binding.Cloth)]);

        var changed = await Database.WriteAsync(
            transaction => transaction.ExecuteManyAsync($"{Insert} on conflict (id) do nothing", Books(1, 2, 3)),
            Cancellation);

        Assert.Equal(2, changed);
        Assert.Equal("Emma", await Database.OneAsync<string>("select title from books where id = 1"));
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_takes_all_with_it()
    {
        var thrown = await Assert.ThrowsAsync<UniqueViolationException>(() => FillAsync(Books(1, 2, 3, 2)));

        Assert.Contains("books.id", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.OneAsync<int>("select count(*) from books"));
    }

    [Fact]
    public async Task A_rule_of_the_schema_is_named()
    {
        await Assert.ThrowsAsync<ConstraintViolationException>(() => Database.WriteAsync(
            transaction => transaction.ExecuteManyAsync("insert into books (id, title, binding) values (@Id, 'Emma', '')", Books(1)), Cancellation));
    }

    [Theory]
    [InlineData("insert into books (id, title) values (@Id, @Name)", "@Name")]
    [InlineData("insert into books (id, title) values (@Id, @Title); delete from books", "delete from books")]
    [InlineData("select title from books where id > @Id - 1", "returns none")]
    public async Task A_statement_that_does_not_fit_is_refused_by_name(string sql, string named)
    {
        await FillAsync(Books(1));

        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => Database.WriteAsync(transaction => transaction.ExecuteManyAsync(sql, Books(1)), Cancellation));

        Assert.Contains(named, thrown.Message, StringComparison.Ordinal);
    }

    private protected abstract Task<Database> OpenAsync(Workspace workspace);

    private static IEnumerable<Book> Books(params int[] numbers) => numbers.Select(static number => new Book(new BookId(number), $"Book {number}", Year: null, Binding.Paper));

    private Task<long> FillAsync(IEnumerable<Book> books) => Database.WriteAsync(transaction => transaction.ExecuteManyAsync(Insert, books), Cancellation);
}
