using Google.Protobuf.WellKnownTypes;
using Posthouse.Calls;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private static readonly IdempotencyKey Key = new("Shelf/Add of Ann", "key-1");
    private readonly Workspace _workspace = new();
    private Database _database = null!;
    private Idempotency _idempotency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await _workspace.OpenAsync<ShelfComponent>();
        _idempotency = new Idempotency(_database, new IdempotencyOptions { KeepFor = TimeSpan.FromHours(1) });
    }

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact]
    public async Task Fifty_duplicates_at_once_have_one_effect_and_one_reply()
    {
        var replica = new Idempotency(await _workspace.OpenAsync<ShelfComponent>(), new IdempotencyOptions());

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            number => (number % 2 == 0 ? _idempotency : replica).OnceAsync(Key, new StringValue { Value = "Emma" }, Add("Emma"), Cancellation)));

        Assert.Single(replies.Distinct());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        await AddAsync(Key, "Emma");

        var refusal = await Assert.ThrowsAsync<FailedPreconditionException>(() => AddAsync(Key, "Dracula"));

        Assert.Equal("IDEMPOTENCY_KEY_REUSED", refusal.Reason.Name);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Keys_of_different_scopes_never_meet()
    {
        await AddAsync(Key, "Emma");
        await AddAsync(Key with { Scope = "Shelf/Add of Bob" }, "Dracula");

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_failed_attempt_leaves_no_key()
    {
        await Assert.ThrowsAsync<FormatException>(() => _idempotency.OnceAsync<Int32Value>(
            Key, new StringValue { Value = "Emma" }, _ => throw new FormatException("planted"), Cancellation));

        Assert.Equal(1, (await AddAsync(Key, "Dracula")).Value);
    }

    [Fact]
    public async Task Maps_in_another_order_are_the_same_request()
    {
        var one = new Struct { Fields = { ["a"] = Value.ForNumber(1), ["b"] = Value.ForNumber(2) } };
        var other = new Struct { Fields = { ["b"] = Value.ForNumber(2), ["a"] = Value.ForNumber(1) } };

        var first = await _idempotency.OnceAsync(Key, one, Add("Emma"), Cancellation);
        var second = await _idempotency.OnceAsync(Key, other, Add("Emma"), Cancellation);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_key_is_forgotten_when_its_time_is_over()
    {
        await AddAsync(Key, "Emma");
        _workspace.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await _idempotency.CleanUpAsync(Cancellation));

        _workspace.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, (await AddAsync(Key, "Dracula")).Value);
        _workspace.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await _idempotency.CleanUpAsync(Cancellation));
    }

    [Fact]
    public async Task A_missing_key_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(default, "Emma"));

    private static Func<Transaction, ValueTask<Int32Value>> Add(string title) => async transaction =>
    {
        await transaction.ExecuteAsync("insert into books (title) values (@title)", new { title });
        return new Int32Value { Value = await transaction.QuerySingleAsync<int>("select count(*) from books") };
    };

    private Task<Int32Value> AddAsync(IdempotencyKey key, string title) =>
        _idempotency.OnceAsync(key, new StringValue { Value = title }, Add(title), Cancellation);

    private Task<int> CountAsync() => _database.OneAsync<int>("select count(*) from books");
}
