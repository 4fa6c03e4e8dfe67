using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Headers and trailers, as text and as bytes.</summary>
public abstract class MetadataTests(Transport transport) : CallSuite(transport)
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];

    [Fact]
    public async Task The_server_sees_the_headers_of_the_client()
    {
        Metadata? seen = null;
        Server.OnEcho = (_, context) =>
        {
            seen = context.RequestHeaders;
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        var headers = new Metadata { { "X-Tenant", "north" }, { "trace-bin", AllBytes }, { "empty-bin", Array.Empty<byte>() } };
        await client.EchoAsync(new EchoRequest(), headers, cancellationToken: TestToken);

        Assert.Equal("north", seen!.GetValue("x-tenant"));
        Assert.Equal(AllBytes, seen.GetValueBytes("trace-bin")!);
        Assert.Empty(seen.GetValueBytes("empty-bin")!);
    }

    [Fact]
    public async Task A_binary_key_may_be_repeated()
    {
        byte[][]? seen = null;
        Server.OnEcho = (_, context) =>
        {
            seen = [.. context.RequestHeaders.GetAll("part-bin").Select(entry => entry.ValueBytes)];
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        var headers = new Metadata { { "part-bin", [1, 2] }, { "part-bin", [3] }, { "part-bin", [4, 5, 6] } };
        await client.EchoAsync(new EchoRequest(), headers, cancellationToken: TestToken);

        Assert.Equal([[1, 2], [3], [4, 5, 6]], seen!);
    }

    [Fact]
    public async Task A_text_key_may_be_repeated_and_reaches_the_server_joined()
    {
        string? seen = null;
        Server.OnEcho = async (_, context) =>
        {
            seen = string.Join('|', context.RequestHeaders.GetAll("k").Select(entry => entry.Value));
            await context.WriteResponseHeadersAsync(new Metadata { { "k", "1" }, { "k", "2, 3" } });
            context.ResponseTrailers.Add("k", "4");
            context.ResponseTrailers.Add("k", "5");
            return new EchoResponse();
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), new Metadata { { "k", "a" }, { "k", "b, c" } }, cancellationToken: TestToken);

        await call;

        Assert.Equal("a, b, c", seen);
        Assert.Equal(["1", "2, 3"], (await call.ResponseHeadersAsync).GetAll("k").Select(entry => entry.Value));
        Assert.Equal(["4", "5"], call.GetTrailers().GetAll("k").Select(entry => entry.Value));
    }

    [Fact]
    public async Task Call_credentials_add_headers()
    {
        string? seen = null;
        Server.OnEcho = (_, context) =>
        {
            seen = context.RequestHeaders.GetValue("authorization");
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();
        var credentials = CallCredentials.FromInterceptor(async (context, headers) =>
        {
            await Task.Yield();
            headers.Add("authorization", $"Bearer {context.MethodName}");
        });

        await client.EchoAsync(new EchoRequest(), new CallOptions(credentials: credentials, cancellationToken: TestToken));

        Assert.Equal("Bearer Echo", seen);
    }

    [Theory]
    [InlineData("grpc-timeout", "nonsense")]
    [InlineData("grpc-status", "7")]
    [InlineData("content-type", "text/plain")]
    [InlineData("te", "gzip")]
    public async Task Names_of_the_protocol_are_neither_sent_nor_shown(string name, string value)
    {
        string? seen = null;
        Server.OnEcho = (_, context) =>
        {
            seen = context.RequestHeaders.GetValue(name);
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        await client.EchoAsync(new EchoRequest(), new Metadata { { name, value } }, cancellationToken: TestToken);

        Assert.Null(seen);
    }

    [Fact]
    public async Task A_header_that_is_not_ASCII_cannot_be_sent()
    {
        var client = await ClientAsync();
        var headers = new Metadata { { "name", "Zoë" } };

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), headers, cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
    }

    [Fact]
    public async Task Headers_changed_after_the_call_began_are_sent_as_they_were()
    {
        string? seen = null;
        var go = new TaskCompletionSource();
        Server.OnEcho = async (_, context) =>
        {
            await go.Task;
            seen = context.RequestHeaders.GetValue("k");
            return new EchoResponse();
        };
        var client = await ClientAsync();
        var arrived = new Metadata { { "k", "before" } };

        using var call = client.EchoAsync(new EchoRequest(), arrived, cancellationToken: TestToken);
        arrived.Clear();
        go.SetResult();
        await call;

        Assert.Equal("before", seen);
    }

    [Fact]
    public async Task Response_headers_go_out_with_the_first_response_of_a_stream()
    {
        Server.OnRepeat = async (_, responses, _) =>
        {
            await responses.WriteAsync(new EchoResponse());
            await Task.Delay(Timeout.Infinite, Over);
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);

        Assert.Empty(await call.ResponseHeadersAsync);
    }

    [Fact]
    public async Task Response_headers_of_a_call_that_fails_at_once_are_empty()
    {
        Server.OnEcho = (_, _) => throw new RpcException(new Status(StatusCode.NotFound, "no"), new Metadata { { "k", "v" } });
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Empty(await call.ResponseHeadersAsync);
    }

    [Fact]
    public async Task Response_headers_are_sent_once()
    {
        Exception? second = null;
        Server.OnEcho = async (_, context) =>
        {
            await context.WriteResponseHeadersAsync([]);
            second = await Record.ExceptionAsync(() => context.WriteResponseHeadersAsync([]));
            return new EchoResponse();
        };
        var client = await ClientAsync();

        await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.IsType<InvalidOperationException>(second);
    }

    [Fact]
    public async Task Trailers_follow_a_success()
    {
        Server.OnEcho = (_, context) =>
        {
            context.ResponseTrailers.Add("cost", "3");
            context.ResponseTrailers.Add("proof-bin", AllBytes);
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        await call;

        Assert.Equal(["cost", "proof-bin"], call.GetTrailers().Select(entry => entry.Key).Order());
        Assert.Equal("3", call.GetTrailers().GetValue("cost"));
        Assert.Equal(AllBytes, call.GetTrailers().GetValueBytes("proof-bin"));
    }

    [Fact]
    public async Task Trailers_of_context_and_exception_follow_a_failure()
    {
        Server.OnEcho = (_, context) =>
        {
            context.ResponseTrailers.Add("cost", "3");
            throw new RpcException(new Status(StatusCode.Aborted, "again"), new Metadata { { "retry-in", "5" } });
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        var failure = await FailsAsync(call.ResponseAsync);

        Assert.Equal("3", failure.Trailers.GetValue("cost"));
        Assert.Equal("5", failure.Trailers.GetValue("retry-in"));
        Assert.Equal("5", call.GetTrailers().GetValue("retry-in"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Values_may_be_empty(bool headed)
    {
        static Metadata Empty() => new() { { "text", "" }, { "bytes-bin", Array.Empty<byte>() } };
        Server.OnEcho = async (_, context) =>
        {
            await (headed ? context.WriteResponseHeadersAsync(Empty()) : Task.CompletedTask);
            throw new RpcException(new Status(StatusCode.Aborted, ""), Empty());
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        var trailers = (await FailsAsync(call.ResponseAsync)).Trailers;

        Metadata[] all = headed ? [trailers, await call.ResponseHeadersAsync] : [trailers];
        Assert.All(all, metadata => Assert.Equal(("", 0), (metadata.GetValue("text"), metadata.GetValueBytes("bytes-bin")?.Length)));
    }

    [Fact]
    public async Task Trailers_follow_a_stream()
    {
        Server.OnConverse = async (requests, responses, context) =>
        {
            await requests.MoveNext();
            await responses.WriteAsync(new EchoResponse());
            context.ResponseTrailers.Add("count", "1");
        };
        var client = await ClientAsync();
        using var call = client.Converse(cancellationToken: TestToken);

        await call.RequestStream.CompleteAsync();
        await ReadAllAsync(call.ResponseStream);

        Assert.Equal("1", call.GetTrailers().GetValue("count"));
    }

    [Fact]
    public async Task Trailers_that_no_header_can_carry_fail_the_call()
    {
        Server.OnEcho = (_, context) =>
        {
            context.ResponseTrailers.Add("name", "Zoë");
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        var failure = await FailsAsync(client.EchoAsync(new EchoRequest(), cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
    }

    [Fact]
    public async Task The_server_knows_method_and_peer()
    {
        (string Method, string Peer, string Host) seen = default;
        Server.OnEcho = (_, context) =>
        {
            seen = (context.Method, context.Peer, context.Host);
            return Task.FromResult(new EchoResponse());
        };
        var client = await ClientAsync();

        await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Equal("/posthouse.testing.v1.EchoService/Echo", seen.Method);
        Assert.Matches("^(local:tests|ipv4:127\\.0\\.0\\.1:[0-9]+)$", seen.Peer);
        Assert.NotEqual("", seen.Host);
    }
}

public sealed class MetadataTestsInProcess() : MetadataTests(new InProcess());

public sealed class MetadataTestsOverPlaintext() : MetadataTests(new Plaintext());

public sealed class MetadataTestsOverTls() : MetadataTests(new Tls());
