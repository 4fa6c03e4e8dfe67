using System.Net;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;
using Posthouse.Testing.Clusters;

namespace Posthouse.Tests.Security;

/// <summary>Who is signed in is found out once, where the request comes in, and travels with the calls, wherever components run.</summary>
public sealed class FrontDoorTests
{
    private const string One = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";
    private const string LobbyInFront = """{ "processes": { "front": { "components": ["Lobby"], "public": true }, "mirror": { "components": ["Mirror"] }, "door": { "components": ["Doorman"] } } }""";
    private const string LobbyBehind = """{ "processes": { "front": { "components": ["Mirror"], "public": true }, "lobby": { "components": ["Lobby"] }, "door": { "components": ["Doorman"] } } }""";
    private const string SignedIn = $"Ada Løvelace ada@example.org {DoormanEndpoint.Ada}|{DoormanEndpoint.Ada} {DoormanEndpoint.Ada}";
    private const string Nobody = "  | ";

    public static TheoryData<string> EveryTopology => [One, LobbyInFront, LobbyBehind];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_visitor_with_a_session_is_known_to_the_page_and_to_everything_that_it_calls(string topology)
    {
        await using var cluster = await StartAsync(topology);

        Assert.Equal(SignedIn, await VisitAsync(cluster, DoormanEndpoint.Secret));
        Assert.Equal(Nobody, await VisitAsync(cluster, secret: null));
        Assert.Equal(Nobody, await VisitAsync(cluster, "made-up"));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task What_a_browser_says_about_itself_counts_for_nothing(string topology)
    {
        await using var cluster = await StartAsync(topology);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("posthouse-user", "WyJldmlsQGV4YW1wbGUub3JnIiwiRXZlIl0");
        request.Headers.Add(CallerTokens.MetadataKey, new CallerTokens(ClusterKey.Create(), "front", TimeProvider.System).For(Caller.Outside.For(UserId.Parse(DoormanEndpoint.Ada))));

        using var response = await cluster.Public.SendAsync(request, Cancelled);

        Assert.Equal(Nobody, await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task While_nobody_can_verify_sessions_pages_are_made_for_visitors_and_say_why(string topology)
    {
        await using var cluster = await StartAsync(topology);
        await cluster.SetFaultsAsync(faults => faults.On("FrontDoor", "Doorman").Refuse(), Cancelled);

        Assert.Equal(Nobody + " (nobody can tell)", await VisitAsync(cluster, DoormanEndpoint.Secret));

        await cluster.SetFaultsAsync(faults => faults.Clear(), Cancelled);
        await cluster.AdvanceAsync(TimeSpan.FromSeconds(1), Cancelled);
        Assert.Equal(SignedIn, await VisitAsync(cluster, DoormanEndpoint.Secret));
    }

    [Fact]
    public async Task An_answer_holds_for_ten_seconds()
    {
        await using var cluster = await StartAsync(One);
        Assert.Equal(SignedIn, await VisitAsync(cluster, DoormanEndpoint.Secret));
        await cluster.SetFaultsAsync(faults => faults.On("FrontDoor", "Doorman").Refuse(), Cancelled);

        Assert.Equal(SignedIn, await VisitAsync(cluster, DoormanEndpoint.Secret));

        await cluster.AdvanceAsync(TimeSpan.FromSeconds(10), Cancelled);
        Assert.Equal(Nobody + " (nobody can tell)", await VisitAsync(cluster, DoormanEndpoint.Secret));
    }

    [Theory]
    [InlineData(true, StatusCode.OK, null)]
    [InlineData(false, StatusCode.Unauthenticated, CallReasons.NoUser)]
    public async Task A_method_for_users_needs_one(bool isForUser, StatusCode expected, string? reason)
    {
        await using var cluster = await StartAsync(LobbyInFront);
        var mirror = cluster.ClientOf<EchoService.EchoServiceClient>("Lobby", isForUser ? UserId.Parse(DoormanEndpoint.Ada) : null);

        var (status, given) = await OutcomeAsync(mirror.EchoAsync(new EchoRequest()));

        Assert.Equal((expected, reason), (status, given));
    }

    [Fact]
    public async Task Nobody_but_the_front_door_and_who_declared_it_may_ask_whose_a_session_is()
    {
        await using var cluster = await StartAsync(LobbyInFront);

        var (status, reason) = await OutcomeAsync(cluster.ClientOf<AuthenticationService.AuthenticationServiceClient>("Lobby").VerifySessionAsync(new() { SessionToken = DoormanEndpoint.Secret }));

        Assert.Equal((StatusCode.PermissionDenied, CallReasons.UndeclaredCall), (status, reason));
    }

    private static Task<TestCluster> StartAsync(string topology) => TestCluster.StartAsync(
        topology, new TestClusterOptions { Compose = app => app.Add<LobbyComponent>().Add<MirrorComponent>().Add<DoormanComponent>() }, Cancelled);

    private static async Task<string> VisitAsync(TestCluster cluster, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (secret is not null)
        {
            request.Headers.Add("Cookie", $"posthouse-session={secret}");
        }

        using var response = await cluster.Public.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancelled);
    }

    private static async Task<(StatusCode Status, string? Reason)> OutcomeAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return (StatusCode.OK, null);
        }
        catch (RpcException failed)
        {
            return (failed.StatusCode, failed.GetReason());
        }
    }
}
