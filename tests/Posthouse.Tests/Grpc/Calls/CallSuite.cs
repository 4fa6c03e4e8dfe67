using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;
using Posthouse.Testing.Observing;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Call tests that mean the same over each transport: every class derived from a suite runs all its tests over one of them.</summary>
public abstract class CallSuite(Transport transport) : IAsyncDisposable
{
    /// <summary>Ends what a handler waits for when its test is over.</summary>
    private readonly CancellationTokenSource _over = new();

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = NewPatience();

    private protected ScriptedEcho Server { get; } = new();

    private protected GrpcServiceOptions Options { get; } = new();

    private protected ClientLimits Limits { get; set; } = new();

    private protected CancellationToken Over => _over.Token;

    private protected CancellationToken TestToken => _patience.Token;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await transport.DisposeAsync();
        _over.Dispose();
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<CallInvoker> InvokerAsync() => transport.ConnectAsync(GrpcServiceBinding.Of(Server, Options), Limits);

    private protected async Task<EchoService.EchoServiceClient> ClientAsync(params Interceptor[] interceptors) =>
        new((await InvokerAsync()).Intercept(interceptors));

    private protected static DateTime In(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;

    private protected static async Task<RpcException> FailsAsync<T>(Task<T> call) => await Assert.ThrowsAsync<RpcException>(() => call);

    private protected async Task<List<EchoResponse>> ReadAllAsync(IAsyncStreamReader<EchoResponse> responses)
    {
        var all = new List<EchoResponse>();
        await foreach (var response in responses.ReadAllAsync(TestToken))
        {
            all.Add(response);
        }

        return all;
    }

    private static CancellationTokenSource NewPatience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        return patience;
    }
}
