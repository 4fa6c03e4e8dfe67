using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;
using Posthouse.Testing.Echo;

namespace Posthouse.Tests.Hosting.Door.Forwarding;

/// <summary>A server of somebody else in the place of a component: outsiders reach its public methods, and it learns nothing that is the application's own.</summary>
public sealed class StandingInTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_hears_what_the_caller_said_and_nothing_of_the_application_s_own()
    {
        var heard = new ConcurrentQueue<string>();
        await using var server = await EchoServer.StartAsync(new EchoServerOptions { ServerInterceptors = [new Eavesdropper(heard)] });
        await using var cluster = await ForwardedEcho.StartAsync(server.Address!);
        using var channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!);
        var said = new Metadata
        {
            { "hue", "red" }, { "ink-bin", [1, 2] }, { "authorization", "Bearer of mine" }, { "cookie", "posthouse-session=mine" },
            { CallerTokens.MetadataKey, new CallerTokens(ClusterKey.Create(), "all", TimeProvider.System).For(Caller.Component("Gate")) },
        };

        var answer = await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest { Text = "hi" }, said, cancellationToken: Cancelled);

        Assert.Equal("hi", answer.Text);
        Assert.Superset(new HashSet<string> { "hue", "ink-bin", "authorization" }, heard.ToHashSet());
        Assert.DoesNotContain(heard, static key => key == "cookie" || key.StartsWith("posthouse-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_serves_for_components_only_cannot_be_called_from_outside()
    {
        await using var server = await EchoServer.StartAsync(new EchoServerOptions());
        await using var cluster = await ForwardedEcho.StartAsync(server.Address!);
        using var channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!);

        var refused = await Assert.ThrowsAsync<RpcException>(() => new EchoService.EchoServiceClient(channel).EchoInsideAsync(new EchoRequest(), cancellationToken: Cancelled).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
        Assert.Equal("inside", (await server.Client.EchoInsideAsync(new EchoRequest { Text = "inside" }, cancellationToken: Cancelled)).Text);
    }

    [Fact]
    public async Task When_it_is_gone_nobody_outside_learns_where_it_was()
    {
        var server = await EchoServer.StartAsync(new EchoServerOptions());
        await using var cluster = await ForwardedEcho.StartAsync(server.Address!);
        await server.DisposeAsync();
        using var channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!);

        var failed = await Assert.ThrowsAsync<RpcException>(() => new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), cancellationToken: Cancelled).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, failed.StatusCode);
        Assert.DoesNotContain($"{server.Address!.Port}", failed.ToString(), StringComparison.Ordinal);
    }

    private sealed class Eavesdropper(ConcurrentQueue<string> heard) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            foreach (var entry in context.RequestHeaders)
            {
                heard.Enqueue(entry.Key);
            }

            return continuation(request, context);
        }
    }
}
