using FsCheck;
using FsCheck.Fluent;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

public sealed class MappingTests : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private Database _database = null!;

    public async ValueTask InitializeAsync() => _database = await _workspace.OpenAsync<ShelfComponent>();

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact]
    public async Task Rows_become_records_with_typed_ids_enums_and_nulls()
    {
        await _database.RunAsync(
            "insert into books (id, title, year, binding) values (@Id, @Title, @Year, @Binding)", new Book(new BookId(5), "Emma", null, Binding.Paper));

        var books = await _database.AllAsync<Book>("select id, title, year, binding from books");

        Assert.Equal([new Book(new BookId(5), "Emma", null, Binding.Paper)], books);
    }

    [Fact]
    public async Task Lists_are_spelled_out_also_when_empty_and_of_typed_ids()
    {
        await _database.RunAsync("insert into books (id, title) values (1, 'Emma'), (2, 'Persuasion'), (3, 'Dracula')");

        var two = await _database.AllAsync<string>("select title from books where id in @ids order by id", new { ids = new[] { new BookId(1), new BookId(3) } });
        var none = await _database.AllAsync<string>("select title from books where id in @ids", new { ids = Array.Empty<BookId>() });

        Assert.Equal(["Emma", "Dracula"], two);
        Assert.Empty(none);
    }

    [Fact]
    public async Task Column_names_match_whatever_their_case_and_underscores()
    {
        var rows = await _database.AllAsync<Occurrence>("select '2026-03-01T12:00:00.0000000Z' as occurred_at, 'hall' as PLACE");

        Assert.Equal([new Occurrence(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)) { Place = "hall" }], rows);
    }

    [Fact]
    public async Task No_row_is_null_and_more_than_one_is_refused_where_one_is_expected()
    {
        Assert.Null(await _database.FirstAsync<Book>("select id, title, year, binding from books"));
        Assert.Null(await _database.FirstAsync<long?>("select 1 where 1 = 0"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.OneAsync<int>("select 1 union all select 2"));
    }

    [Fact]
    public async Task Values_without_an_exact_stored_form_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _database.AllAsync<string>("select @price", new { price = 9.99m }));
        await Assert.ThrowsAsync<ArgumentException>(() => _database.AllAsync<string>("select @day", new { day = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) }));
    }

    [Fact]
    public async Task A_row_that_fits_no_constructor_is_refused_with_the_columns_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _database.AllAsync<Book>("select 1 as id, 'Emma' as name"));

        Assert.Contains("id, name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_cannot_be_understood_is_named()
    {
        var error = await Assert.ThrowsAsync<StorageException>(() => _database.AllAsync<int>("selekt 1"));

        Assert.Contains("selekt 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_comes_back_as_it_went_in() => Prop.ForAll(
        ArbMap.Default.ArbFor<(Guid Id, long Number, DateTime Day, byte[] Bytes, NonNull<string> Text)>(),
        value =>
        {
            var instant = new DateTimeOffset(DateTime.SpecifyKind(value.Day, DateTimeKind.Utc));
            var row = new Row(
                value.Id, (int)value.Number, value.Number, instant, DateOnly.FromDateTime(value.Day), TimeOnly.FromDateTime(value.Day), new TimeSpan(value.Number), value.Number % 2 == 0,
                value.Bytes, value.Text.Get.Replace("\0", "", StringComparison.Ordinal), value.Number / 3.0);
            return RoundTrip(row).Equal(row);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-3, "2026-03-01T15:00:00.0000000Z")]
    [InlineData(0, "2026-03-01T12:00:00.0000000Z")]
    public async Task Instants_are_kept_in_utc_as_text_that_sorts(int offset, string stored)
    {
        var instant = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(offset));

        Assert.Equal([stored], await _database.AllAsync<string>("select @instant", new { instant }));
    }

    private Row RoundTrip(Row row) => _database.OneAsync<Row>(
        """
        select @Id as id, @Small as small, @Number as number, @Instant as instant, @Day as day, @Time as time, @Span as span, @Truth as truth,
               @Bytes as bytes, @Text as text, @Fraction as fraction
        """,
        row).GetAwaiter().GetResult();

    private sealed record Occurrence(DateTimeOffset OccurredAt)
    {
        public string Place { get; init; } = "";
    }

    private sealed record Row(
        Guid Id, int Small, long Number, DateTimeOffset Instant, DateOnly Day, TimeOnly Time, TimeSpan Span, bool Truth, byte[] Bytes, string Text, double Fraction)
    {
        public bool Equal(Row other) => this with { Bytes = other.Bytes } == other && Bytes.AsSpan().SequenceEqual(other.Bytes);
    }
}
