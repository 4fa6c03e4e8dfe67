using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Posthouse.Calls;
using Posthouse.Calls.Pipeline;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;
using Posthouse.Testing.Echo;
using Posthouse.Testing.Observing;
using Posthouse.Topologies;

namespace Posthouse.Tests.Calls.Pipeline;

/// <summary>A real echo server behind the call pipeline, and a client in front of it. Callers name themselves in metadata, which only this test resolver believes.</summary>
internal sealed class PipelineSetup(string name, bool inProcess) : ICallerResolver, IExceptionTracker
{
    public const string Friend = "Friend";
    public const string CallerKey = "test-caller";
    public const string UserKey = "test-user";
    public const string PublicOnlyKey = "test-public-only";

    public string Callee { get; } = name;

    public CapturedLogs Logs { get; } = new();

    public ConcurrentQueue<FailedCall> Tracked { get; } = new();

    public bool TrackerFails { get; init; }

    public ServiceRules Rules { get; } = new();

    /// <summary>What stands between the pipeline and the service, as a handler of one's own would.</summary>
    public Interceptor? Handler { get; init; }

    public IReadOnlyList<Interceptor> NearWire { get; init; } = [];

    public static Metadata As(string caller) => new() { { CallerKey, caller } };

    public Task<EchoServer> StartAsync()
    {
        Interceptor[] handlers = Handler is null ? [] : [Handler];
        return EchoServer.StartAsync(new EchoServerOptions
        {
            InProcess = inProcess,
            ServerInterceptors = [.. NearWire, new ServerPipeline(ServerOptions()), .. handlers],
            ClientInterceptors = [new ClientPipeline(new ClientPipelineOptions { Caller = Friend, Callee = Callee, Process = "front", Remote = !inProcess })],
            Loggers = Logs,
        });
    }

    public CallOrigin Resolve(ServerCallContext context)
    {
        var publicOnly = context.RequestHeaders.GetValue(PublicOnlyKey) is not null;
        return context.RequestHeaders.GetValue(CallerKey) switch
        {
            null => new CallOrigin(Caller.Outside, publicOnly),
            "forged" => throw new UnauthenticatedException("The token is forged.", CallReasons.InvalidCaller),
            var caller => new CallOrigin(Caller.Component(caller).For(UserId.TryParse(context.RequestHeaders.GetValue(UserKey), out var user) ? user : null), publicOnly),
        };
    }

    public void Track(Exception exception, FailedCall call)
    {
        Tracked.Enqueue(call);
        if (TrackerFails)
        {
            throw new InvalidOperationException("The tracker is out of order.");
        }
    }

    private ServerPipelineOptions ServerOptions()
    {
        var graph = CallGraph.Of([ComponentDefinition.Of<EchoingComponent>(), ComponentDefinition.Of<FriendComponent>()]);
        var rules = MethodRules.Of([new ServedService(typeof(EchoEndpoint), EchoService.Descriptor, Rules)], graph);
        Assert.Empty(rules.Problems);
        return new ServerPipelineOptions { Component = Callee, Process = "rest", Rules = rules, Callers = this, Loggers = Logs, Trackers = [this] };
    }
}

/// <summary>Stands in for a handler of one's own before a unary method.</summary>
internal sealed class HandlerStub(Func<ServerCallContext, Task> run) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        await run(context);
        return await continuation(request, context);
    }
}
