using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Interceptors of both sides: order, and what they may do.</summary>
public abstract class InterceptorTests(Transport transport) : CallSuite(transport)
{
    private readonly ConcurrentQueue<string> _notes = new();

    [Theory]
    [InlineData(MethodType.Unary)]
    [InlineData(MethodType.ClientStreaming)]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Interceptors_run_in_the_order_given_around_the_handler(MethodType type)
    {
        Options.Interceptors.Add(new Recorder("s1", _notes));
        Options.Interceptors.Add<Recorder>("s2", _notes);
        Options.Interceptors.Add(new Recorder("s3", _notes));
        var client = await ClientAsync(new Recorder("c1", _notes), new Recorder("c2", _notes));

        await CallAsync(client, type);

        Assert.Equal(["c1", "c2", "s1>", "s2>", "s3>", "<s3", "<s2", "<s1"], _notes);
    }

    [Fact]
    public async Task An_interceptor_may_refuse_a_call()
    {
        var called = false;
        Server.OnEcho = (_, _) =>
        {
            called = true;
            return Task.FromResult(new EchoResponse());
        };
        Options.Interceptors.Add(new Refusal());
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.PermissionDenied, failure.StatusCode);
        Assert.False(called);
    }

    [Fact]
    public async Task An_interceptor_may_turn_an_exception_into_a_status()
    {
        Options.Interceptors.Add(new Translation());
        Server.OnEcho = (_, _) => throw new KeyNotFoundException("room 7");
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal("room 7", failure.Status.Detail);
    }

    [Fact]
    public async Task Interceptor_and_handler_share_the_state_of_their_call_alone()
    {
        Options.Interceptors.Add(new Stamp());
        var stamps = new ConcurrentQueue<object>();
        Server.OnEcho = (_, context) =>
        {
            stamps.Enqueue(context.UserState["stamp"]);
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);
        await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Equal([1, 2], stamps.Cast<int>());
    }

    [Fact]
    public async Task Headers_can_be_added_on_the_client()
    {
        string? seen = null;
        Server.OnEcho = (_, context) =>
        {
            seen = context.RequestHeaders.GetValue("tenant");
            return Task.FromResult(new EchoResponse());
        };
        var invoker = (await InvokerAsync()).Intercept(headers =>
        {
            headers.Add("tenant", "south");
            return headers;
        });

        await new EchoService.EchoServiceClient(invoker).EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Equal("south", seen);
    }

    private async Task CallAsync(EchoService.EchoServiceClient client, MethodType type)
    {
        switch (type)
        {
            case MethodType.Unary:
                await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);
                break;
            case MethodType.ClientStreaming:
                using (var call = client.Collect(cancellationToken: TestToken))
                {
                    await call.RequestStream.CompleteAsync();
                    await call;
                }

                break;
            case MethodType.ServerStreaming:
                using (var call = client.Repeat(new EchoRequest { Repeat = 2 }, cancellationToken: TestToken))
                {
                    await ReadAllAsync(call.ResponseStream);
                }

                break;
            default:
                using (var call = client.Converse(cancellationToken: TestToken))
                {
                    await call.RequestStream.CompleteAsync();
                    await ReadAllAsync(call.ResponseStream);
                }

                break;
        }
    }

    private sealed class Refusal : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not you"));
    }

    private sealed class Translation : Interceptor
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            try
            {
                return await continuation(request, context);
            }
            catch (KeyNotFoundException missing)
            {
                throw new RpcException(new Status(StatusCode.NotFound, missing.Message));
            }
        }
    }

    private sealed class Stamp : Interceptor
    {
        private int _count;

        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            context.UserState.Add("stamp", ++_count);
            return continuation(request, context);
        }
    }
}

public sealed class InterceptorTestsInProcess() : InterceptorTests(new InProcess());

public sealed class InterceptorTestsOverPlaintext() : InterceptorTests(new Plaintext());

public sealed class InterceptorTestsOverTls() : InterceptorTests(new Tls());
