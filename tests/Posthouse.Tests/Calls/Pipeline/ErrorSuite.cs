using Grpc.Core;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Echo;

namespace Posthouse.Tests.Calls.Pipeline;

/// <summary>X-13 and X-14: from exception to status, the same in process and over HTTP/2.</summary>
public abstract class ErrorSuite(bool inProcess)
{
    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Exception_of_each_status_arrives_with_code_message_reason_and_domain(StatusCode code)
    {
        await using var server = await new PipelineSetup("Errors", inProcess).StartAsync();

        var failed = await FailAsync(server, new Failure { Code = (int)code, Message = "Ausverkauft – 売り切れ", Reason = "SOLD_OUT" });

        Assert.Equal(code, failed.StatusCode);
        Assert.Equal("Ausverkauft – 売り切れ", failed.Status.Detail);
        Assert.Equal(new ErrorReason("SOLD_OUT", "posthouse.testing.v1", failed.GetErrorInfo()!.Metadata), failed.GetErrorInfo());
        Assert.True(failed.HasReason("SOLD_OUT"));
    }

    public static TheoryData<StatusCode> Statuses() => [.. Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK)];

    [Fact]
    public async Task Error_without_reason_has_no_details()
    {
        await using var server = await new PipelineSetup("Errors", inProcess).StartAsync();

        var failed = await FailAsync(server, new Failure { Code = (int)StatusCode.NotFound, Message = "Category not found" });

        Assert.Null(failed.GetReason());
        Assert.Empty(failed.GetFieldViolations());
        Assert.DoesNotContain(failed.Trailers, entry => entry.Key == "grpc-status-details-bin");
    }

    [Fact]
    public async Task Unhandled_exception_is_logged_once_and_tells_the_caller_nothing()
    {
        var setup = new PipelineSetup("Errors", inProcess);
        await using var server = await setup.StartAsync();

        var failed = await FailAsync(server, new Failure { Message = "secret of the house" }, PipelineSetup.As(PipelineSetup.Friend));

        Assert.Equal(StatusCode.Unknown, failed.StatusCode);
        Assert.Equal(CallReasons.UnhandledException, failed.GetReason());
        Assert.DoesNotContain("secret", failed.ToString(), StringComparison.Ordinal);
        var line = Assert.Single(setup.Logs.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Equal("secret of the house", line.Exception!.Message);
        Assert.Contains("posthouse.testing.v1.EchoService/Echo called by Friend", line.Message, StringComparison.Ordinal);
        var tracked = Assert.Single(setup.Tracked);
        Assert.Equal(("posthouse.testing.v1.EchoService/Echo", "Errors", "rest", "Friend"), (tracked.Method, tracked.Component, tracked.Process, tracked.Caller));
    }

    [Fact]
    public async Task Tracker_that_fails_changes_nothing_for_the_caller()
    {
        var setup = new PipelineSetup("Errors", inProcess) { TrackerFails = true };
        await using var server = await setup.StartAsync();

        var failed = await FailAsync(server, new Failure { Message = "secret of the house" });

        Assert.Equal((StatusCode.Unknown, CallReasons.UnhandledException), (failed.StatusCode, failed.GetReason()));
        Assert.Equal(["secret of the house", "The tracker is out of order."], setup.Logs.Lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Exception!.Message));
    }

    [Theory]
    [InlineData(StatusCode.Internal, 1)]
    [InlineData(StatusCode.DataLoss, 1)]
    [InlineData(StatusCode.Unknown, 1)]
    [InlineData(StatusCode.NotFound, 0)]
    [InlineData(StatusCode.FailedPrecondition, 0)]
    public async Task Only_faults_of_the_service_are_logged(StatusCode code, int lines)
    {
        var setup = new PipelineSetup("Errors", inProcess);
        await using var server = await setup.StartAsync();

        await FailAsync(server, new Failure { Code = (int)code, Message = "as told" });

        Assert.Equal(lines, setup.Logs.Lines.Count(line => line.Level >= LogLevel.Warning));
    }

    [Fact]
    public async Task Exception_while_streaming_becomes_a_status_after_the_answers_before_it()
    {
        var setup = new PipelineSetup("Errors", inProcess);
        await using var server = await setup.StartAsync();
        using var call = server.Client.Repeat(new EchoRequest { Repeat = 3, Failure = new Failure { Code = 10, Message = "again", Reason = "CONFLICT", After = 2 } });

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var failed = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal((StatusCode.Aborted, "CONFLICT"), (failed.StatusCode, failed.GetReason()));
    }

    [Fact]
    public async Task RpcException_of_the_handlers_own_arrives_as_it_is()
    {
        var own = new RpcException(new Status(StatusCode.OutOfRange, "after the last page"), new Metadata { { "hint", "page 3" } });
        await using var server = await new PipelineSetup("Errors", inProcess) { Handler = new HandlerStub(_ => throw own) }.StartAsync();

        var failed = await FailAsync(server, failure: null);

        Assert.Equal((StatusCode.OutOfRange, "after the last page", "page 3"), (failed.StatusCode, failed.Status.Detail, failed.Trailers.GetValue("hint")));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, StatusCode.Unavailable, CallReasons.CalleeFailed, LogLevel.Warning)]
    [InlineData(StatusCode.DeadlineExceeded, StatusCode.DeadlineExceeded, CallReasons.CalleeFailed, LogLevel.Warning)]
    [InlineData(StatusCode.ResourceExhausted, StatusCode.ResourceExhausted, CallReasons.CalleeFailed, LogLevel.Warning)]
    [InlineData(StatusCode.Cancelled, StatusCode.Cancelled, CallReasons.CalleeFailed, LogLevel.Warning)]
    [InlineData(StatusCode.NotFound, StatusCode.Unknown, CallReasons.UnhandledException, LogLevel.Error)]
    [InlineData(StatusCode.PermissionDenied, StatusCode.Unknown, CallReasons.UnhandledException, LogLevel.Error)]
    [InlineData(StatusCode.Unknown, StatusCode.Unknown, CallReasons.UnhandledException, LogLevel.Error)]
    public async Task Failure_of_a_callee_passes_no_reason_of_its_own(StatusCode callees, StatusCode callers, string reason, LogLevel level)
    {
        await using var callee = await new PipelineSetup("Callee", inProcess).StartAsync();
        var setup = new PipelineSetup("Relay", inProcess)
        {
            Handler = new HandlerStub(async _ => await callee.Client.EchoAsync(
                new EchoRequest { Failure = new Failure { Code = (int)callees, Message = "inner words", Reason = "INNER_REASON" } })),
        };
        await using var server = await setup.StartAsync();

        var failed = await FailAsync(server, failure: null);

        Assert.Equal((callers, reason, "posthouse"), (failed.StatusCode, failed.GetReason(), failed.GetErrorInfo()!.Domain));
        Assert.DoesNotContain("inner", failed.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(level, Assert.Single(setup.Logs.Lines, line => line.Level >= LogLevel.Warning).Level);
    }

    [Fact]
    public async Task Refused_call_of_ones_own_handler_is_a_fault_of_the_handler()
    {
        var setup = new PipelineSetup("Relay", inProcess)
        {
            Handler = new HandlerStub(_ => throw Refusals.UndeclaredCallFailure("Relay", "shop.v1.CartService")),
        };
        await using var server = await setup.StartAsync();

        var failed = await FailAsync(server, failure: null);

        Assert.Equal((StatusCode.Unknown, CallReasons.UnhandledException), (failed.StatusCode, failed.GetReason()));
    }

    [Fact]
    public async Task Cancelled_call_is_no_error_of_the_service()
    {
        var setup = new PipelineSetup("Errors", inProcess);
        await using var server = await setup.StartAsync();
        using var giveUp = new CancellationTokenSource();
        using var call = server.Client.EchoAsync(new EchoRequest { DelayMilliseconds = 600_000 }, cancellationToken: giveUp.Token);

        await giveUp.CancelAsync();
        var failed = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.Cancelled, failed.StatusCode);
        Assert.DoesNotContain(setup.Logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_callee_that_a_cancelled_call_no_longer_waits_for_is_no_failure()
    {
        await using var callee = await new PipelineSetup("Callee", inProcess).StartAsync();
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var setup = new PipelineSetup("Relay", inProcess)
        {
            Handler = new HandlerStub(async context =>
            {
                try
                {
                    var asked = callee.Client.EchoAsync(new EchoRequest { DelayMilliseconds = 600_000 }, cancellationToken: context.CancellationToken);
                    begun.SetResult();
                    await asked;
                }
                finally
                {
                    ended.SetResult();
                }
            }),
        };
        var server = await setup.StartAsync();
        using var giveUp = new CancellationTokenSource();
        using var call = server.Client.EchoAsync(new EchoRequest(), cancellationToken: giveUp.Token);
        await begun.Task;

        await giveUp.CancelAsync();
        await Assert.ThrowsAsync<RpcException>(async () => await call);
        await ended.Task;
        await server.DisposeAsync();

        Assert.DoesNotContain(setup.Logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    private static Task<RpcException> FailAsync(EchoServer server, Failure? failure, Metadata? headers = null) =>
        Assert.ThrowsAsync<RpcException>(async () => await server.Client.EchoAsync(new EchoRequest { Failure = failure }, headers));
}

[Collection("calls")]
public sealed class ErrorTestsInProcess() : ErrorSuite(inProcess: true);

[Collection("calls")]
public sealed class ErrorTestsOverHttp() : ErrorSuite(inProcess: false);
