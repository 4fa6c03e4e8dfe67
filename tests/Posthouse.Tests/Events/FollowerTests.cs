using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Events;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Events;

public sealed class FollowerTests : IAsyncLifetime
{
    private Street _street = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _street = await Street.OpenAsync();

    public ValueTask DisposeAsync() => _street.DisposeAsync();

    [Fact]
    public async Task Each_fact_takes_effect_once_and_in_order_before_and_after_the_start()
    {
        await _street.SellAsync(Titles(1, 150));
        var (desk, work, _) = await _street.DeskAsync<DeskComponent>();

        work.Start();
        await _street.SellAsync(Titles(151, 50));
        await Street.NotedAsync(desk, 200);

        Assert.Equal(Titles(1, 200), await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task A_restarted_follower_goes_on_where_it_was()
    {
        await _street.SellAsync("Emma");
        var (desk, first, _) = await _street.DeskAsync<DeskComponent>();
        first.Start();
        await Street.NotedAsync(desk, 1);
        await first.StopAsync(Cancellation);
        await _street.SellAsync("Dracula");

        var (_, second, _) = await _street.DeskAsync<DeskComponent>();
        second.Start();
        await Street.NotedAsync(desk, 2);

        Assert.Equal(["Emma", "Dracula"], await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task Racing_replicas_share_the_facts_and_none_takes_effect_twice()
    {
        var (desk, first, _) = await _street.DeskAsync<DeskComponent>();
        var (_, second, _) = await _street.DeskAsync<DeskComponent>();
        var (_, third, _) = await _street.DeskAsync<DeskComponent>();

        first.Start();
        second.Start();
        third.Start();
        for (var from = 1; from <= 300; from += 10)
        {
            await _street.SellAsync(Titles(from, 10));
        }

        await Street.NotedAsync(desk, 300);
        Assert.Equal(Titles(1, 300), await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task A_fact_that_cannot_be_handled_is_parked_seen_and_retried_while_the_others_go_on()
    {
        _street.Planted.Unhandled = "Book 5";
        await _street.SellAsync(Titles(1, 9));
        var (desk, work, services) = await _street.DeskAsync<DeskComponent>();
        var dead = services.GetRequiredService<DeadFacts>();

        work.Start();
        await Street.NotedAsync(desk, 8);

        var parked = Assert.Single(await dead.ListAsync(10, Cancellation));
        Assert.Equal(("Shop", 5L, StringValue.Descriptor.FullName, 3), (parked.Publisher, parked.Position, parked.Type, parked.Attempts));
        Assert.Contains("cannot be handled", parked.Error, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FormatException>(() => dead.RetryAsync(parked.Id, Cancellation));
        Assert.Single(await dead.ListAsync(10, Cancellation));

        _street.Planted.Unhandled = null;
        Assert.True(await dead.RetryAsync(parked.Id, Cancellation));
        Assert.False(await dead.RetryAsync(parked.Id, Cancellation));
        Assert.Empty(await dead.ListAsync(10, Cancellation));
        Assert.Equal([.. Titles(1, 4), .. Titles(6, 4), "Book 5"], await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task A_failed_attempt_leaves_no_effect()
    {
        _street.Planted.Unhandled = "Book 2";
        await _street.SellAsync(Titles(1, 2));
        var (desk, work, services) = await _street.DeskAsync<DeskComponent>();

        work.Start();
        await Eventually.HoldsAsync(
            async () => (await services.GetRequiredService<DeadFacts>().ListAsync(1, Cancellation)).Count == 1, "the fact is parked", Cancellation);

        Assert.Equal(["Book 1"], await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task Resetting_the_cursor_rebuilds_a_read_model_while_the_follower_runs()
    {
        await _street.SellAsync("Emma", "Dracula");
        var (desk, work, _) = await _street.DeskAsync<DeskComponent>();
        work.Start();
        await Street.NotedAsync(desk, 2);

        await desk.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("delete from notes");
                await transaction.ResetCursorAsync("Shop", 0);
            },
            Cancellation);
        await Street.NotedAsync(desk, 2);

        Assert.Equal(["Emma", "Dracula"], await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task A_type_that_is_followed_later_is_caught_up_with_and_the_others_are_not_repeated()
    {
        await _street.PublishAsync(new StringValue { Value = "Emma" }, new Int64Value { Value = 7 }, new StringValue { Value = "Dracula" });
        var (desk, narrow, _) = await _street.DeskAsync<DeskComponent>();
        narrow.Start();
        await Street.NotedAsync(desk, 2);
        await narrow.StopAsync(Cancellation);

        var (_, wide, _) = await _street.DeskAsync<WiderDeskComponent>();
        wide.Start();
        await _street.PublishAsync(new Int64Value { Value = 8 });
        await Street.NotedAsync(desk, 4);

        Assert.Equal(["Emma", "Dracula", "7 crowns", "8 crowns"], await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task A_publisher_that_goes_away_is_followed_again_when_it_is_back()
    {
        using var firstLife = new PublishedLogs((_, _, _) => true);
        firstLife.Add(_street.Shop);
        var clients = new Queue<PublishedLogs>([firstLife, _street.Logs]);
        var (desk, work, _) = await _street.DeskAsync<DeskComponent>(new ReconnectingClient(() => _street.Client(clients.Count > 1 ? clients.Dequeue() : clients.Peek())));
        work.Start();
        await _street.SellAsync("Emma");
        await Street.NotedAsync(desk, 1);

        firstLife.Stop();
        await _street.SellAsync("Dracula");
        await Street.NotedAsync(desk, 2);

        Assert.Equal(["Emma", "Dracula"], await Street.NotesAsync(desk));
    }

    [Fact]
    public async Task Position_and_lag_are_seen()
    {
        await _street.SellAsync(Titles(1, 30));
        await _street.PublishAsync(new Int64Value { Value = 7 });
        var (desk, work, _) = await _street.DeskAsync<DeskComponent>();
        work.Start();
        await Street.NotedAsync(desk, 30);

        await Eventually.HoldsAsync(() => work.Positions[0] == new FollowerPosition("Desk", "Shop", 31, 31), "the position passes facts of other types", Cancellation);

        Assert.Equal(0, work.Positions[0].Lag);
    }

    [Fact]
    public async Task A_cursor_that_only_passed_other_facts_is_stored_now_and_then()
    {
        await _street.PublishAsync(Enumerable.Range(1, 25).Select(number => new Int64Value { Value = number }));
        var options = Street.Quick with { Followers = Street.Quick.Followers with { StoreEvery = 10 } };
        var (desk, work, _) = await _street.DeskAsync<DeskComponent>(options: options);

        work.Start();

        await Eventually.HoldsAsync(async () => await desk.FirstAsync<long>("select position from posthouse_cursors") == 25, "the cursor is stored", Cancellation);
    }

    private static IEnumerable<string> Titles(int from, int count) => Enumerable.Range(from, count).Select(number => $"Book {number}");
}
