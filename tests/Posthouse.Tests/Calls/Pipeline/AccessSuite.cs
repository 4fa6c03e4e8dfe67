using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Options.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;

namespace Posthouse.Tests.Calls.Pipeline;

/// <summary>Who may call what, and that the steps come in their order; the same in process and over HTTP/2.</summary>
public abstract class AccessSuite(bool inProcess)
{
    private const string Friend = PipelineSetup.Friend;
    private const string Stranger = "Stranger";
    private const string Outsider = "";
    private const string FriendForUser = "Friend for a person";
    private const string Person = "01890a5d-ac96-774b-bcce-b302099a8057";

    [Theory]
    [InlineData(Access.Public, Outsider, StatusCode.OK, null)]
    [InlineData(Access.Public, Friend, StatusCode.OK, null)]
    [InlineData(Access.Public, Stranger, StatusCode.PermissionDenied, CallReasons.UndeclaredCall)]
    [InlineData(Access.Public, "forged", StatusCode.Unauthenticated, CallReasons.InvalidCaller)]
    [InlineData(Access.User, Outsider, StatusCode.Unauthenticated, CallReasons.NoCaller)]
    [InlineData(Access.User, Friend, StatusCode.Unauthenticated, CallReasons.NoUser)]
    [InlineData(Access.User, FriendForUser, StatusCode.OK, null)]
    [InlineData(Access.User, Stranger, StatusCode.PermissionDenied, CallReasons.UndeclaredCall)]
    [InlineData(Access.Service, Outsider, StatusCode.Unauthenticated, CallReasons.NoCaller)]
    [InlineData(Access.Service, Friend, StatusCode.OK, null)]
    [InlineData(Access.Service, Stranger, StatusCode.PermissionDenied, CallReasons.UndeclaredCall)]
    [InlineData(Access.Service, "forged", StatusCode.Unauthenticated, CallReasons.InvalidCaller)]
    public async Task Access_decides_by_method_and_caller(Access access, string caller, StatusCode expected, string? reason)
    {
        var setup = new PipelineSetup("Access", inProcess);
        setup.Rules.Allow("posthouse.testing.v1.EchoService/Echo", access);
        await using var server = await setup.StartAsync();

        var (status, given) = await OutcomeAsync(server.Client.EchoAsync(new EchoRequest(), From(caller)));

        Assert.Equal((expected, reason), (status, given));
    }

    [Theory]
    [InlineData(Access.Public, StatusCode.OK)]
    [InlineData(Access.User, StatusCode.Unimplemented)]
    [InlineData(Access.Service, StatusCode.Unimplemented)]
    public async Task Where_only_public_methods_are_served_the_others_do_not_exist(Access access, StatusCode expected)
    {
        var setup = new PipelineSetup("Access", inProcess);
        setup.Rules.Allow("posthouse.testing.v1.EchoService/Echo", access);
        await using var server = await setup.StartAsync();

        var (status, _) = await OutcomeAsync(server.Client.EchoAsync(new EchoRequest(), new Metadata { { PipelineSetup.PublicOnlyKey, "1" } }));

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Handler_learns_who_calls()
    {
        await using var server = await new PipelineSetup("Access", inProcess).StartAsync();

        var fromFriend = await server.Client.EchoInsideAsync(new EchoRequest(), From(Friend));
        var fromOutside = await server.Client.EchoAsync(new EchoRequest());

        Assert.Equal((Friend, ""), (fromFriend.Caller, fromOutside.Caller));
    }

    [Fact]
    public async Task Access_is_decided_before_validation()
    {
        await using var server = await new PipelineSetup("Access", inProcess).StartAsync();

        var (status, _) = await OutcomeAsync(server.Client.EchoInsideAsync(new EchoRequest { Repeat = -1 }));

        Assert.Equal(StatusCode.Unauthenticated, status);
    }

    [Fact]
    public async Task Every_kind_of_call_is_refused_to_who_has_not_declared_it()
    {
        await using var server = await new PipelineSetup("Access", inProcess).StartAsync();
        using var repeat = server.Client.Repeat(new EchoRequest { Repeat = 1 }, From(Stranger));
        using var collect = server.Client.Collect(From(Stranger));
        using var converse = server.Client.Converse(From(Stranger));

        var failures = new[]
        {
            await Assert.ThrowsAsync<RpcException>(() => repeat.ResponseStream.MoveNext(CancellationToken.None)),
            await Assert.ThrowsAsync<RpcException>(async () => await collect),
            await Assert.ThrowsAsync<RpcException>(() => converse.ResponseStream.MoveNext(CancellationToken.None)),
        };

        Assert.All(failures, failed => Assert.Equal((StatusCode.PermissionDenied, CallReasons.UndeclaredCall), (failed.StatusCode, failed.GetReason())));
    }

    [Fact]
    public async Task Refusal_where_a_call_arrives_reads_like_the_one_before_it_leaves()
    {
        await using var server = await new PipelineSetup("Access", inProcess).StartAsync();

        var arrived = await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoAsync(new EchoRequest(), From(Stranger)));
        var left = Refusals.UndeclaredCallFailure(Stranger, "posthouse.testing.v1.EchoService");

        Assert.Equal((left.StatusCode, left.Status.Detail, left.GetReason()), (arrived.StatusCode, arrived.Status.Detail, arrived.GetReason()));
        Assert.Equal(left.GetErrorInfo()!.Metadata.OrderBy(fact => fact.Key), arrived.GetErrorInfo()!.Metadata.OrderBy(fact => fact.Key));
    }

    [Fact]
    public async Task Deadline_travels_to_the_calls_of_a_handler()
    {
        await using var callee = await new PipelineSetup("Callee", inProcess).StartAsync();
        var left = 0L;
        var setup = new PipelineSetup("Relay", inProcess)
        {
            Handler = new HandlerStub(async _ => left = (await callee.Client.EchoAsync(new EchoRequest())).MillisecondsLeft),
        };
        await using var server = await setup.StartAsync();

        await server.Client.EchoAsync(new EchoRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5));

        Assert.InRange(left, 1, 300_000);
        Assert.Equal(0, (await callee.Client.EchoAsync(new EchoRequest())).MillisecondsLeft);
    }

    [Fact]
    public async Task Person_travels_to_the_calls_of_a_handler_and_no_further()
    {
        UserId? met = null;
        var setup = new PipelineSetup("Relay", inProcess) { Handler = new HandlerStub(_ => Task.FromResult(met = ActingUser.Current)) };
        await using var server = await setup.StartAsync();

        await server.Client.EchoAsync(new EchoRequest(), From(FriendForUser));

        Assert.Equal(UserId.Parse(Person), met);
        Assert.Null(ActingUser.Current);
        await server.Client.EchoAsync(new EchoRequest(), From(Friend));
        Assert.Null(met);
    }

    private static Metadata From(string caller) => caller switch
    {
        Outsider => [],
        FriendForUser => [.. PipelineSetup.As(Friend), new Metadata.Entry(PipelineSetup.UserKey, Person)],
        _ => PipelineSetup.As(caller),
    };

    private static async Task<(StatusCode Status, string? Reason)> OutcomeAsync(AsyncUnaryCall<EchoResponse> call)
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

[Collection("calls")]
public sealed class AccessTestsInProcess() : AccessSuite(inProcess: true);

[Collection("calls")]
public sealed class AccessTestsOverHttp() : AccessSuite(inProcess: false);
