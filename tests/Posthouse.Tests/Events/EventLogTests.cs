using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Events.V1;
using Posthouse.Events;

namespace Posthouse.Tests.Events;

public sealed class EventLogTests : IAsyncLifetime
{
    private static readonly string Sale = StringValue.Descriptor.FullName;
    private Street _street = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _street = await Street.OpenAsync();

    public ValueTask DisposeAsync() => _street.DisposeAsync();

    [Fact]
    public async Task Facts_come_in_commit_order_over_several_pages_with_payload_and_time()
    {
        await _street.SellAsync(Enumerable.Range(1, 20).Select(number => $"Book {number}"));

        var read = await ReadAsync(_street.Client(), after: 0, count: 20);

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"Book {number}"), read.Select(Title));
        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number), read.Select(response => response.Event.Position));
        Assert.All(read, response => Assert.True(response.Event.OccurredAt.ToDateTimeOffset() > new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(20, read[^1].Head);
    }

    [Fact]
    public async Task A_read_goes_on_after_the_position_given()
    {
        await _street.SellAsync("Emma", "Dracula", "Persuasion");

        Assert.Equal(["Dracula", "Persuasion"], (await ReadAsync(_street.Client(), after: 1, count: 2)).Select(Title));
    }

    [Fact]
    public async Task What_is_committed_later_follows_on_the_open_stream()
    {
        using var call = Open(_street.Client(), after: 0);
        await _street.SellAsync("Emma");
        var first = await NextFactAsync(call);

        await _street.SellAsync("Dracula");
        var second = await NextFactAsync(call);

        Assert.Equal(["Emma", "Dracula"], [Title(first), Title(second)]);
    }

    [Fact]
    public async Task Facts_that_another_process_wrote_to_the_same_database_follow_too()
    {
        var replica = await _street.Workspace.OpenAsync<ShopComponent>();
        using var call = Open(_street.Client(), after: 0);

        await replica.WriteAsync(transaction => transaction.PublishAsync(new StringValue { Value = "Emma" }), Cancellation);

        Assert.Equal("Emma", Title(await NextFactAsync(call)));
    }

    [Fact]
    public async Task Other_types_only_move_the_position()
    {
        await _street.PublishAsync(new Int64Value { Value = 5 }, new Int64Value { Value = 6 });
        using var call = Open(_street.Client(), after: 0);

        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        Assert.Null(call.ResponseStream.Current.Event);
        Assert.Equal(2, call.ResponseStream.Current.Position);
        Assert.Equal(2, call.ResponseStream.Current.Head);
    }

    [Fact]
    public async Task A_rolled_back_unit_publishes_nothing()
    {
        await Assert.ThrowsAsync<FormatException>(() => _street.Shop.WriteAsync(
            async transaction =>
            {
                await transaction.PublishAsync(new StringValue { Value = "Emma" });
                throw new FormatException("planted");
            },
            Cancellation));
        await _street.SellAsync("Dracula");

        Assert.Equal("Dracula", Title((await ReadAsync(_street.Client(), after: 0, count: 1))[0]));
    }

    [Fact]
    public async Task A_fact_that_is_not_declared_cannot_be_published()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _street.PublishAsync(new BoolValue()));

        Assert.Contains(".Publishes<BoolValue>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_publisher_an_undeclared_follow_and_a_position_after_the_head_are_refused()
    {
        await RefusedAsync<NotFoundException>(new ReadRequest { Publisher = "Nobody", Types_ = { Sale } }, EventLogReasons.UnknownPublisher);
        await RefusedAsync<PermissionDeniedException>(new ReadRequest { Publisher = "Shop", Types_ = { "forbidden" } }, EventLogReasons.UndeclaredFollow);
        await RefusedAsync<OutOfRangeException>(new ReadRequest { Publisher = "Shop", After = 1, Types_ = { Sale } }, EventLogReasons.PositionAfterHead);
    }

    [Fact]
    public async Task Stopping_ends_open_reads()
    {
        using var call = Open(_street.Client(), after: 0);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        _street.Logs.Stop();

        await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));
    }

    private static AsyncServerStreamingCall<ReadResponse> Open(EventLogService.EventLogServiceClient client, long after) =>
        client.Read(new ReadRequest { Publisher = "Shop", After = after, Types_ = { Sale } }, cancellationToken: Cancellation);

    private static async Task<List<ReadResponse>> ReadAsync(EventLogService.EventLogServiceClient client, long after, int count)
    {
        using var call = Open(client, after);
        var facts = new List<ReadResponse>();
        while (facts.Count < count)
        {
            facts.Add(await NextFactAsync(call));
        }

        return facts;
    }

    private static async Task<ReadResponse> NextFactAsync(AsyncServerStreamingCall<ReadResponse> call)
    {
        while (await call.ResponseStream.MoveNext(Cancellation))
        {
            if (call.ResponseStream.Current.Event is not null)
            {
                return call.ResponseStream.Current;
            }
        }

        throw new EndOfStreamException("The log ended.");
    }

    private static string Title(ReadResponse response) => StringValue.Parser.ParseFrom(response.Event.Payload).Value;

    // Without the call pipeline around it the endpoint's exception is seen as it was thrown.
    private async Task RefusedAsync<TRefusal>(ReadRequest request, string reason)
        where TRefusal : StatusException
    {
        var endpoint = new EventLogEndpoint(_street.Logs, new EventLogOptions(), TimeProvider.System);
        var refusal = await Assert.ThrowsAsync<TRefusal>(() => endpoint.Read(request, null!, new BareCallContext()));

        Assert.Equal(reason, refusal.Reason.Name);
    }
}
