using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Calls.Pipeline;

/// <summary>Methods that want an idempotency key are never called without one; the same in process and over HTTP/2.</summary>
public abstract class IdempotencyKeySuite(bool inProcess)
{
    private const string Method = "/posthouse.testing.v1.EchoService/EchoOnce";

    public static TheoryData<string> ImproperKeys => ["", new string('k', 256)];

    [Fact]
    public async Task Handler_gets_the_key_in_the_scope_of_method_and_caller()
    {
        await using var server = await new PipelineSetup("Keys", inProcess).StartAsync();

        var friend = await server.Client.EchoOnceAsync(new EchoRequest(), [.. IdempotencyKeys.Header("k 1~"), .. PipelineSetup.As(PipelineSetup.Friend)]);
        var outsider = await server.Client.EchoOnceAsync(new EchoRequest(), IdempotencyKeys.Header("k 1~"));

        Assert.Equal($"k 1~ {Method} {PipelineSetup.Friend}", friend.Text.TrimEnd());
        Assert.Equal($"k 1~ {Method} outside", outsider.Text.TrimEnd());
    }

    [Fact]
    public async Task Call_without_a_key_is_refused()
    {
        await using var server = await new PipelineSetup("Keys", inProcess).StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoOnceAsync(new EchoRequest()));

        Assert.Equal((StatusCode.InvalidArgument, CallReasons.IdempotencyKeyMissing), (refused.StatusCode, refused.GetReason()));
    }

    [Theory]
    [MemberData(nameof(ImproperKeys))]
    public async Task Call_with_an_improper_key_is_refused(string key)
    {
        await using var server = await new PipelineSetup("Keys", inProcess).StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoOnceAsync(new EchoRequest(), IdempotencyKeys.Header(key)));

        Assert.Equal((StatusCode.InvalidArgument, CallReasons.IdempotencyKeyInvalid), (refused.StatusCode, refused.GetReason()));
    }

    [Fact]
    public async Task Who_may_not_call_learns_nothing_about_keys()
    {
        await using var server = await new PipelineSetup("Keys", inProcess).StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoOnceAsync(new EchoRequest(), PipelineSetup.As("Stranger")));

        Assert.Equal(CallReasons.UndeclaredCall, refused.GetReason());
    }
}

[Collection("calls")]
public sealed class IdempotencyKeyTestsInProcess() : IdempotencyKeySuite(inProcess: true);

[Collection("calls")]
public sealed class IdempotencyKeyTestsOverHttp() : IdempotencyKeySuite(inProcess: false);
