using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using GrpcStatus = Grpc.Core.Status;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>How calls fail, and what the caller learns of it.</summary>
public abstract class StatusTests(Transport transport) : CallSuite(transport)
{
    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.AlreadyExists)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.OutOfRange)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DataLoss)]
    [InlineData(StatusCode.Unauthenticated)]
    public async Task A_thrown_status_arrives(StatusCode code)
    {
        Server.OnEcho = (_, _) => throw new RpcException(new GrpcStatus(code, "because"));
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(code, failure.StatusCode);
        Assert.Equal("because", failure.Status.Detail);
        Assert.Null(failure.Status.DebugException);
    }

    [Theory]
    [InlineData("")]
    [InlineData("100 % sure")]
    [InlineData("Zimmer nicht verfügbar: 満室 🛏")]
    [InlineData("line one\nline two\ttab")]
    [InlineData("%41%zz")]
    public async Task A_message_in_any_script_arrives_unchanged(string detail)
    {
        Server.OnEcho = (_, _) => throw new RpcException(new GrpcStatus(StatusCode.NotFound, detail));
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(detail, failure.Status.Detail);
    }

    [Fact]
    public async Task Details_arrive_with_the_status()
    {
        var reason = new ErrorInfo { Type = "SOLD_OUT", Domain = "hotel.example", Metadata = { ["room"] = "7" } };
        var status = new Google.Rpc.Status { Code = (int)StatusCode.FailedPrecondition, Message = "sold out", Details = { Any.Pack(reason) } };
        Server.OnEcho = (_, _) => throw status.ToRpcException();
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal(status, failure.GetRpcStatus());
        Assert.Equal(reason, failure.GetRpcStatus()!.GetDetail<ErrorInfo>());
        Assert.Equal(["grpc-status-details-bin"], failure.Trailers.Select(entry => entry.Key));
    }

    [Fact]
    public async Task An_unhandled_exception_is_UNKNOWN_and_keeps_its_message_to_itself()
    {
        Server.OnEcho = (_, _) => throw new InvalidOperationException("the password is 1234");
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.Equal("Exception was thrown by handler.", failure.Status.Detail);
    }

    [Fact]
    public async Task Detailed_errors_tell_type_and_message()
    {
        Options.EnableDetailedErrors = true;
        Server.OnEcho = (_, _) => throw new InvalidOperationException("outer", new FormatException("inner"));
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(
            "Exception was thrown by handler. InvalidOperationException: outer FormatException: inner", failure.Status.Detail);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_UNKNOWN()
    {
        Server.OnEcho = (_, _) => throw new OperationCanceledException();
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
    }

    [Fact]
    public async Task A_status_set_on_the_context_decides_over_the_response()
    {
        Server.OnEcho = (_, context) =>
        {
            context.Status = new GrpcStatus(StatusCode.OutOfRange, "past the end");
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.OutOfRange, failure.StatusCode);
        Assert.Equal("past the end", failure.Status.Detail);
    }

    [Fact]
    public async Task A_handler_that_returns_nothing_fails_the_call()
    {
        Server.OnEcho = (_, _) => Task.FromResult<EchoResponse>(null!);
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task A_thrown_OK_is_UNKNOWN()
    {
        Server.OnEcho = (_, _) => throw new RpcException(GrpcStatus.DefaultSuccess);
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
    }

    [Fact]
    public async Task A_server_stream_may_fail_after_some_responses()
    {
        Server.OnRepeat = async (_, responses, _) =>
        {
            await responses.WriteAsync(new EchoResponse { Number = 1 });
            await responses.WriteAsync(new EchoResponse { Number = 2 });
            throw new RpcException(new GrpcStatus(StatusCode.DataLoss, "no more"));
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);

        Assert.True(await call.ResponseStream.MoveNext(TestToken));
        Assert.True(await call.ResponseStream.MoveNext(TestToken));
        var failure = await FailsAsync(call.ResponseStream.MoveNext(TestToken));

        Assert.Equal(StatusCode.DataLoss, failure.StatusCode);
        Assert.Equal(StatusCode.DataLoss, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_server_stream_may_fail_before_any_response()
    {
        Server.OnRepeat = (_, _, _) => throw new RpcException(new GrpcStatus(StatusCode.NotFound, "nothing"));
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);

        var failure = await FailsAsync(call.ResponseStream.MoveNext(TestToken));

        Assert.Equal("nothing", failure.Status.Detail);
    }

    [Fact]
    public async Task A_client_stream_that_is_refused_tells_why()
    {
        Server.OnCollect = (_, _) => throw new RpcException(new GrpcStatus(StatusCode.PermissionDenied, "not you"));
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);

        var failure = await FailsAsync(call.ResponseAsync);

        Assert.Equal(StatusCode.PermissionDenied, failure.StatusCode);
        Assert.Equal("not you", failure.Status.Detail);
    }

    [Fact]
    public async Task A_method_that_the_service_does_not_override_is_UNIMPLEMENTED()
    {
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoOnceAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Theory]
    [InlineData(MethodType.Unary)]
    [InlineData(MethodType.ClientStreaming)]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task A_method_that_nobody_serves_is_UNIMPLEMENTED(MethodType type)
    {
        var invoker = await InvokerAsync();
        var requests = Marshallers.Create(message => message.ToByteArray(), EchoRequest.Parser.ParseFrom);
        var responses = Marshallers.Create(message => message.ToByteArray(), EchoResponse.Parser.ParseFrom);
        var method = new Method<EchoRequest, EchoResponse>(type, "nobody.v1.Nothing", "Serve", requests, responses);
        var options = new CallOptions(cancellationToken: TestToken);

        var failure = await FailsAsync(type switch
        {
            MethodType.Unary => invoker.AsyncUnaryCall(method, null, options, new EchoRequest()).ResponseAsync,
            MethodType.ClientStreaming => invoker.AsyncClientStreamingCall(method, null, options).ResponseAsync,
            MethodType.ServerStreaming =>
                Read(invoker.AsyncServerStreamingCall(method, null, options, new EchoRequest()).ResponseStream),
            _ => Read(invoker.AsyncDuplexStreamingCall(method, null, options).ResponseStream),
        });

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
        Assert.Equal("Method /nobody.v1.Nothing/Serve is not implemented.", failure.Status.Detail);

        async Task<EchoResponse> Read(IAsyncStreamReader<EchoResponse> stream)
        {
            await stream.MoveNext(TestToken);
            return stream.Current;
        }
    }

    [Fact]
    public async Task The_status_of_a_finished_call_can_be_asked_for()
    {
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        await call;

        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task The_status_of_a_running_call_cannot_be_asked_for()
    {
        Server.OnEcho = async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, Over);
            return new EchoResponse();
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());
    }
}

public sealed class StatusTestsInProcess() : StatusTests(new InProcess());

public sealed class StatusTestsOverPlaintext() : StatusTests(new Plaintext());

public sealed class StatusTestsOverTls() : StatusTests(new Tls());
