using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Compression changes what travels, never what arrives.</summary>
public abstract class CompressionTests(Transport transport) : CallSuite(transport)
{
    private const string EncodingRequest = "grpc-internal-encoding-request";
    private static readonly EchoRequest Compressible = new() { Text = "zip", Payload = ByteString.CopyFrom(new byte[300_000]), Repeat = 3 };

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("gzip", "deflate")]
    [InlineData("identity", "gzip")]
    public async Task All_kinds_of_calls_mean_the_same(string request, string response)
    {
        Options.ResponseCompressionAlgorithm = response;
        var client = await ClientAsync();
        var headers = new Metadata { { EncodingRequest, request } };

        var echoed = await client.EchoAsync(Compressible, headers, cancellationToken: TestToken);
        using var repeat = client.Repeat(Compressible, headers, cancellationToken: TestToken);
        using var collect = client.Collect(headers, cancellationToken: TestToken);
        await collect.RequestStream.WriteAsync(Compressible, TestToken);
        await collect.RequestStream.WriteAsync(Compressible, TestToken);
        await collect.RequestStream.CompleteAsync();

        Assert.Equal(Compressible.Payload, echoed.Payload);
        Assert.Equal([1, 2, 3], (await ReadAllAsync(repeat.ResponseStream)).Select(each => each.Number));
        Assert.Equal("zipzip", (await collect).Text);
    }

    [Fact]
    public async Task A_message_may_be_left_uncompressed()
    {
        Options.ResponseCompressionAlgorithm = "gzip";
        Server.OnConverse = async (requests, responses, context) =>
        {
            while (await requests.MoveNext())
            {
                responses.WriteOptions = new WriteOptions(requests.Current.Repeat == 0 ? WriteFlags.NoCompress : default);
                await responses.WriteAsync(new EchoResponse { Text = requests.Current.Text });
            }
        };
        var client = await ClientAsync();
        using var call = client.Converse(new Metadata { { EncodingRequest, "gzip" } }, cancellationToken: TestToken);

        for (var number = 0; number < 2; number++)
        {
            call.RequestStream.WriteOptions = new WriteOptions(number == 0 ? WriteFlags.NoCompress : default);
            await call.RequestStream.WriteAsync(new EchoRequest { Text = $"{number}", Repeat = number }, TestToken);
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal(["0", "1"], (await ReadAllAsync(call.ResponseStream)).Select(each => each.Text));
    }

    [Fact]
    public async Task A_handler_asks_for_compression_of_its_own_call()
    {
        Server.OnEcho = async (request, context) =>
        {
            await context.WriteResponseHeadersAsync(new Metadata { { EncodingRequest, "deflate" }, { "kept", "yes" } });
            return new EchoResponse { Payload = request.Payload };
        };
        var client = await ClientAsync();
        using var call = client.EchoAsync(Compressible, cancellationToken: TestToken);

        var headers = await call.ResponseHeadersAsync;

        Assert.Equal(Compressible.Payload, (await call).Payload);
        Assert.Equal("yes", headers.GetValue("kept"));
        Assert.Null(headers.GetValue(EncodingRequest));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("deflate", true)]
    [InlineData("gzip", false)]
    [InlineData("deflate", false)]
    public async Task The_limit_of_either_side_holds_for_the_plain_message(string encoding, bool atTheServer)
    {
        Options.MaxReceiveMessageSize = atTheServer ? 10_000 : null;
        Options.ResponseCompressionAlgorithm = encoding;
        Limits = new ClientLimits(Receive: atTheServer ? null : 10_000);
        var client = await ClientAsync();

        var failure = await FailsAsync(
            client.EchoAsync(Compressible, new Metadata { { EncodingRequest, encoding } }, cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }
}

public sealed class CompressionTestsInProcess() : CompressionTests(new InProcess());

public sealed class CompressionTestsOverPlaintext() : CompressionTests(new Plaintext());

public sealed class CompressionTestsOverTls() : CompressionTests(new Tls());
