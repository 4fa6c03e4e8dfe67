using Grpc.Core;
using Grpc.Net.Client;
using Samples.Contracts.Luggage.V1;

namespace Posthouse.Tests.Samples;

/// <summary>What the luggage room does, wherever it runs. The calls go over a socket, from somebody who knows nothing of the chassis.</summary>
public abstract class LuggageSuite : IAsyncLifetime
{
    private static readonly Metadata Phileas = [new Metadata.Entry("traveller", "Phileas")];

    private GrpcChannel? _channel;

    private LuggageService.LuggageServiceClient Room => new(_channel!);

    public async ValueTask InitializeAsync() => _channel = GrpcChannel.ForAddress(await StartAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _channel?.Dispose();
        await StopAsync();
    }

    protected abstract Task<Uri> StartAsync();

    protected abstract ValueTask StopAsync();

    [Fact]
    public async Task A_bag_is_handed_in_with_headers_trailers_user_state_and_peer()
    {
        using var call = Room.DepositAsync(new DepositRequest { Description = "carpet bag", Grams = 4_000 }, Phileas);

        var headers = await call.ResponseHeadersAsync;
        var ticket = await call;

        Assert.Equal(1, ticket.Ticket);
        Assert.Equal("Phileas", ticket.Traveller);
        Assert.StartsWith("ipv4:127.0.0.1:", ticket.Peer, StringComparison.Ordinal);
        Assert.Equal("P", headers.GetValue("shelf"));
        Assert.Equal("Phileas", call.GetTrailers().GetValue("served-to"));
    }

    [Fact]
    public async Task A_coach_load_is_streamed_in()
    {
        using var call = Room.DepositAll(Phileas);
        foreach (var grams in (int[])[1_000, 2_000, 3_000])
        {
            await call.RequestStream.WriteAsync(new DepositAllRequest { Bag = new DepositRequest { Description = $"{grams} g", Grams = grams } });
        }

        await call.RequestStream.CompleteAsync();
        var receipt = await call;

        Assert.Equal([1, 2, 3], receipt.Tickets);
        Assert.Equal(6_000, receipt.Grams);
        Assert.Equal("Phileas", call.GetTrailers().GetValue("served-to"));
    }

    [Fact]
    public async Task One_s_own_bags_are_streamed_out()
    {
        await Room.DepositAsync(new DepositRequest { Description = "carpet bag", Grams = 4_000 }, Phileas);
        await Room.DepositAsync(new DepositRequest { Description = "hat box", Grams = 500 }, [new Metadata.Entry("traveller", "Aouda")]);
        await Room.DepositAsync(new DepositRequest { Description = "umbrella", Grams = 700 }, Phileas);

        using var call = Room.ListBags(new ListBagsRequest(), Phileas);
        var headers = await call.ResponseHeadersAsync;
        var bags = await call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken).Select(static bag => $"{bag.Ticket} {bag.Description}").ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["1 carpet bag", "3 umbrella"], bags);
        Assert.Equal("2", headers.GetValue("bags"));
        Assert.Equal("4700", call.GetTrailers().GetValue("grams"));
    }

    [Fact]
    public async Task The_scales_answer_each_bag_before_the_next()
    {
        using var call = Room.Weigh(Phileas);
        var shown = new List<long>();
        foreach (var grams in (int[])[100, 20, 3])
        {
            await call.RequestStream.WriteAsync(new WeighRequest { Grams = grams });
            Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            shown.Add(call.ResponseStream.Current.TotalGrams);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal([100, 120, 123], shown);
        Assert.Equal("Phileas", call.GetTrailers().GetValue("served-to"));
    }

    [Fact]
    public async Task A_bag_that_is_on_the_way_is_waited_for()
    {
        var fetching = Room.FetchAsync(new FetchRequest { Ticket = 1 }, Phileas, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5)).ResponseAsync;

        await Room.DepositAsync(new DepositRequest { Description = "carpet bag", Grams = 4_000 }, Phileas);

        Assert.Equal("carpet bag", (await fetching).Description);
    }

    [Fact]
    public async Task Waiting_ends_with_the_deadline()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await Room.FetchAsync(new FetchRequest { Ticket = 9 }, Phileas, deadline));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Without_a_deadline_nothing_is_waited_for()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await Room.FetchAsync(new FetchRequest { Ticket = 9 }, Phileas));

        Assert.Equal((StatusCode.InvalidArgument, "Say how long you can wait: give the call a deadline."), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task The_interceptor_refuses_every_kind_of_call_without_its_header()
    {
        Metadata none = [];
        var unary = await Assert.ThrowsAsync<RpcException>(async () => await Room.DepositAsync(new DepositRequest { Grams = 1 }, none));
        using var load = Room.DepositAll(none);
        var clientStreaming = await Assert.ThrowsAsync<RpcException>(async () => await load);
        using var list = Room.ListBags(new ListBagsRequest(), none);
        var serverStreaming = await Assert.ThrowsAsync<RpcException>(() => list.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        using var scales = Room.Weigh(none);
        var duplex = await Assert.ThrowsAsync<RpcException>(() => scales.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        Assert.All([unary, clientStreaming, serverStreaming, duplex], static failure =>
            Assert.Equal((StatusCode.Unauthenticated, "Say who travels: send the header traveller."), (failure.StatusCode, failure.Status.Detail)));
    }

    [Fact]
    public async Task A_refusal_of_the_handler_arrives_with_its_trailers()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await Room.DepositAsync(new DepositRequest { Description = "piano", Grams = 300_000 }, Phileas));

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal("A bag weighs 1 to 50000 grams, not 300000.", failure.Status.Detail);
        Assert.Equal("50000", failure.Trailers.GetValue("limit-grams"));
        Assert.Equal("Phileas", failure.Trailers.GetValue("served-to"));
    }
}
