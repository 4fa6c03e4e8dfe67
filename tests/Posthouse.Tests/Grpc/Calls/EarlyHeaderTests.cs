using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Headers that a handler sends before it answers. Of a call of one message the Connect protocol holds them back: there they follow the outcome.</summary>
public abstract class EarlyHeaderTests(Transport transport) : CallSuite(transport)
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];

    [Fact]
    public async Task Response_headers_arrive_before_the_response()
    {
        var go = new TaskCompletionSource();
        Server.OnEcho = async (_, context) =>
        {
            await context.WriteResponseHeadersAsync(new Metadata { { "region", "eu" }, { "proof-bin", AllBytes } });
            await go.Task;
            return new EchoResponse();
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        var headers = await call.ResponseHeadersAsync;

        Assert.Equal("eu", headers.GetValue("region"));
        Assert.Equal(AllBytes, headers.GetValueBytes("proof-bin"));
        Assert.False(call.ResponseAsync.IsCompleted);
        go.SetResult();
        await call;
    }

    [Fact]
    public async Task Response_headers_arrive_before_the_first_response_of_a_stream()
    {
        var go = new TaskCompletionSource();
        Server.OnRepeat = async (_, _, context) =>
        {
            await context.WriteResponseHeadersAsync(new Metadata { { "region", "eu" }, { "proof-bin", AllBytes } });
            await go.Task;
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);

        var headers = await call.ResponseHeadersAsync;

        Assert.Equal("eu", headers.GetValue("region"));
        Assert.Equal(AllBytes, headers.GetValueBytes("proof-bin"));
        go.SetResult();
        Assert.Empty(await ReadAllAsync(call.ResponseStream));
    }
}

public sealed class EarlyHeaderTestsInProcess() : EarlyHeaderTests(new InProcess());

public sealed class EarlyHeaderTestsOverPlaintext() : EarlyHeaderTests(new Plaintext());

public sealed class EarlyHeaderTestsOverTls() : EarlyHeaderTests(new Tls());

public sealed class EarlyHeaderTestsOverGrpcWeb() : EarlyHeaderTests(new GrpcWeb());
