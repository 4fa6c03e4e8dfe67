using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Calls.Pipeline;

/// <summary>X-2 and X-3: every request message is validated before the handler sees it, the same in process and over HTTP/2.</summary>
public abstract class ValidationSuite(bool inProcess)
{
    private static readonly EchoRequest Wrong = new() { Repeat = -1, DelayMilliseconds = 600_001, Headers = { new Pair() } };

    [Fact]
    public async Task Every_violation_arrives_at_once()
    {
        await using var server = await new PipelineSetup("Validation", inProcess).StartAsync();

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoAsync(Wrong));

        Assert.Equal((StatusCode.InvalidArgument, CallReasons.InvalidRequest, "posthouse"), (failed.StatusCode, failed.GetReason(), failed.GetErrorInfo()!.Domain));
        Assert.Equal(
            [
                new FieldViolation("repeat", "must be 0 or more"),
                new FieldViolation("delay_milliseconds", "must be 600000 or less"),
                new FieldViolation("headers[0].key", "must not be empty"),
            ],
            failed.GetFieldViolations());
        Assert.Equal("repeat: must be 0 or more (2 more in the details)", failed.Status.Detail);
    }

    [Fact]
    public async Task Rules_by_selector_hold_like_those_of_the_contract()
    {
        var setup = new PipelineSetup("Validation", inProcess);
        setup.Rules.Validate("posthouse.testing.v1.EchoRequest.repeat", max: 2);
        await using var server = await setup.StartAsync();

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoAsync(new EchoRequest { Repeat = 3 }));

        Assert.Equal([new FieldViolation("repeat", "must be 2 or less")], failed.GetFieldViolations());
    }

    [Fact]
    public async Task Request_of_a_stream_of_answers_is_validated()
    {
        await using var server = await new PipelineSetup("Validation", inProcess).StartAsync();
        using var call = server.Client.Repeat(Wrong);

        var failed = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(3, failed.GetFieldViolations().Count);
    }

    [Fact]
    public async Task Each_message_of_a_clients_stream_is_validated()
    {
        await using var server = await new PipelineSetup("Validation", inProcess).StartAsync();
        using var call = server.Client.Collect();

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "a" });
        await call.RequestStream.WriteAsync(Wrong);
        var failed = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal((StatusCode.InvalidArgument, 3), (failed.StatusCode, failed.GetFieldViolations().Count));
    }

    [Fact]
    public async Task Conversation_is_validated_message_by_message()
    {
        await using var server = await new PipelineSetup("Validation", inProcess).StartAsync();
        using var call = server.Client.Converse();

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "a" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await call.RequestStream.WriteAsync(Wrong);
        var failed = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.InvalidArgument, failed.StatusCode);
    }

    [Fact]
    public async Task Valid_requests_of_every_kind_are_answered()
    {
        await using var server = await new PipelineSetup("Validation", inProcess).StartAsync();
        using var collect = server.Client.Collect();
        using var repeat = server.Client.Repeat(new EchoRequest { Text = "c", Repeat = 1 });

        await collect.RequestStream.WriteAsync(new EchoRequest { Text = "a" });
        await collect.RequestStream.WriteAsync(new EchoRequest { Text = "b" });
        await collect.RequestStream.CompleteAsync();

        Assert.Equal("ab", (await collect).Text);
        Assert.True(await repeat.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("c", repeat.ResponseStream.Current.Text);
        Assert.False(await repeat.ResponseStream.MoveNext(CancellationToken.None));
    }
}

[Collection("calls")]
public sealed class ValidationTestsInProcess() : ValidationSuite(inProcess: true);

[Collection("calls")]
public sealed class ValidationTestsOverHttp() : ValidationSuite(inProcess: false);
