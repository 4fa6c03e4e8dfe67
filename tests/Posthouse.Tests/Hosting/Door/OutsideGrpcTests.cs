using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;
using Posthouse.Tests.Security;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>gRPC on the public port: the methods of every component, wherever it runs.</summary>
public sealed class OutsideGrpcTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Every_kind_of_call_goes_through(string topology)
    {
        await using var outside = await OutsideAsync(topology);

        Assert.Equal(("ab", 2, "1 2 3", "x y"), await EchoKinds.AllAsync(outside.Echo));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Headers_trailers_deadline_and_details_come_and_go(string topology)
    {
        await using var outside = await OutsideAsync(topology);
        var request = new EchoRequest { Failure = new Failure { Code = 9, Message = "Nein, süß", Reason = "SOLD_OUT" }, Headers = { new Pair { Key = "hue", Text = "blue" } }, Trailers = { new Pair { Key = "end", Text = "well" } } };

        var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1);
        using var call = outside.Echo.EchoAsync(request, deadline: soon, cancellationToken: Cancelled);
        var failed = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var answer = await outside.Echo.EchoAsync(new EchoRequest(), new Metadata { { "hue", "red" }, { "ink-bin", [1, 2] } }, soon, Cancelled);

        Assert.Equal((StatusCode.FailedPrecondition, "Nein, süß", "SOLD_OUT"), (failed.StatusCode, failed.Status.Detail, failed.GetReason()));
        Assert.Equal(("blue", "well"), ((await call.ResponseHeadersAsync).GetValue("hue"), call.GetTrailers().GetValue("end")));
        Assert.Equal(("red", "AQI="), (answer.Metadata.Single(static pair => pair.Key == "hue").Text, answer.Metadata.Single(static pair => pair.Key == "ink-bin").Binary.ToBase64()));
        Assert.InRange(answer.MillisecondsLeft, 1, 60_000);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_person_is_known_by_the_session_and_by_nothing_else_that_a_request_says(string topology)
    {
        await using var outside = await OutsideAsync(topology);
        var forged = new CallerTokens(ClusterKey.Create(), "front", TimeProvider.System).For(Caller.Outside.For(UserId.Parse(DoormanEndpoint.Ada)));
        var lies = new Metadata { { CallerTokens.MetadataKey, forged }, { "posthouse-user", DoormanEndpoint.Ada }, { "idempotency-key", "once" } };

        var nobody = await Assert.ThrowsAsync<RpcException>(() => outside.Echo.EchoOnceAsync(new EchoRequest(), lies, cancellationToken: Cancelled).ResponseAsync);
        var answer = await outside.Echo.EchoOnceAsync(new EchoRequest(), DoorApplication.SignedIn, cancellationToken: Cancelled);

        Assert.Equal((StatusCode.Unauthenticated, CallReasons.NoUser), (nobody.StatusCode, nobody.GetReason()));
        Assert.EndsWith($"outside {DoormanEndpoint.Ada}", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Nothing_of_the_applications_own_passes_the_door_either_way(string topology)
    {
        await using var outside = await OutsideAsync(topology);
        var own = new Metadata { { "posthouse-budget", "1" }, { "posthouse-anything", "in" }, { "cookie", "posthouse-session=stolen" }, { "hue", "red" } };

        using var call = outside.Echo.EchoAsync(new EchoRequest { Headers = { new Pair { Key = "posthouse-inner", Text = "out" } }, Trailers = { new Pair { Key = "posthouse-last", Text = "out" } } }, own, cancellationToken: Cancelled);
        var seen = (await call).Metadata.Select(static pair => pair.Key).ToList();

        Assert.Contains("hue", seen);
        Assert.DoesNotContain("cookie", seen);
        Assert.DoesNotContain(seen.Concat((await call.ResponseHeadersAsync).Select(static entry => entry.Key)).Concat(call.GetTrailers().Select(static entry => entry.Key)), static key => key.StartsWith("posthouse-", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_message_from_outside_may_have_four_megabytes_and_no_more(string topology)
    {
        await using var outside = await OutsideAsync(topology);
        var fits = new EchoRequest { Payload = Google.Protobuf.ByteString.CopyFrom(new byte[(4 * 1024 * 1024) - 100]) };
        var bursts = new EchoRequest { Payload = Google.Protobuf.ByteString.CopyFrom(new byte[4 * 1024 * 1024]) };

        using var answered = outside.Echo.Collect(cancellationToken: Cancelled);
        await answered.RequestStream.WriteAsync(fits, Cancelled);
        await answered.RequestStream.CompleteAsync();

        Assert.Equal(fits.Payload.Length, (await answered).Payload.Length);
        var refused = await Assert.ThrowsAsync<RpcException>(() => outside.Echo.EchoAsync(bursts, cancellationToken: Cancelled).ResponseAsync);
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
    }

    [Fact]
    public async Task A_component_that_is_away_is_unavailable_and_nobody_outside_learns_where_it_was()
    {
        await using var outside = await OutsideAsync(DoorApplication.Split);
        var address = outside.Running["rest"].InnerAddress!;
        await outside.Running["rest"].DisposeAsync();

        var failed = await Assert.ThrowsAsync<RpcException>(() => outside.Echo.EchoAsync(new EchoRequest(), cancellationToken: Cancelled).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, CallReasons.CalleeFailed), (failed.StatusCode, failed.GetReason()));
        Assert.DoesNotContain($"{address.Port}", failed.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<Outside> OutsideAsync(string topology) => new(await DoorApplication.StartAsync(topology));

    private sealed class Outside(RunningProcesses running) : IAsyncDisposable
    {
        private readonly GrpcChannel _channel = GrpcChannel.ForAddress(running.Public, new GrpcChannelOptions { MaxReceiveMessageSize = null });

        public RunningProcesses Running => running;

        public EchoService.EchoServiceClient Echo => new(_channel);

        public async ValueTask DisposeAsync()
        {
            _channel.Dispose();
            await running.DisposeAsync();
        }
    }
}
