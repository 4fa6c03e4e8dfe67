using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>Limits on the length of messages, on each side and in each direction.</summary>
public abstract class LimitTests(Transport transport) : CallSuite(transport)
{
    private static readonly EchoRequest Request = new() { Payload = ByteString.CopyFrom(new byte[1000]) };
    private static readonly EchoResponse Response = new() { Payload = ByteString.CopyFrom(new byte[1000]) };

    [Theory]
    [InlineData(0, StatusCode.OK)]
    [InlineData(-1, StatusCode.ResourceExhausted)]
    public async Task The_server_refuses_a_request_over_its_limit(int room, StatusCode expected)
    {
        Options.MaxReceiveMessageSize = Request.CalculateSize() + room;

        Assert.Equal(expected, await OutcomeOfEchoAsync());
    }

    [Theory]
    [InlineData(0, StatusCode.OK)]
    [InlineData(-1, StatusCode.ResourceExhausted)]
    public async Task The_server_sends_no_response_over_its_limit(int room, StatusCode expected)
    {
        Options.MaxSendMessageSize = Response.CalculateSize() + room;

        Assert.Equal(expected, await OutcomeOfEchoAsync());
    }

    [Theory]
    [InlineData(0, StatusCode.OK)]
    [InlineData(-1, StatusCode.ResourceExhausted)]
    public async Task The_client_refuses_a_response_over_its_limit(int room, StatusCode expected)
    {
        Limits = new ClientLimits(Receive: Response.CalculateSize() + room);

        Assert.Equal(expected, await OutcomeOfEchoAsync());
    }

    [Theory]
    [InlineData(0, StatusCode.OK)]
    [InlineData(-1, StatusCode.ResourceExhausted)]
    public async Task The_client_sends_no_request_over_its_limit(int room, StatusCode expected)
    {
        Limits = new ClientLimits(Send: Request.CalculateSize() + room);

        Assert.Equal(expected, await OutcomeOfEchoAsync());
    }

    [Fact]
    public async Task Four_mebibytes_are_the_limit_unless_configured()
    {
        var client = await ClientAsync();
        var large = new EchoRequest { Payload = ByteString.CopyFrom(new byte[4 * 1024 * 1024]) };

        var failure = await FailsAsync(client.EchoAsync(large, cancellationToken: TestToken).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal($"Received message of {large.CalculateSize()} bytes exceeds the limit of 4194304 bytes.", failure.Status.Detail);
    }

    [Fact]
    public async Task No_limit_lets_everything_through()
    {
        Options.MaxReceiveMessageSize = null;
        Limits = new ClientLimits(Receive: null);
        var client = await ClientAsync();
        var large = new EchoRequest { Payload = ByteString.CopyFrom(new byte[5_000_000]) };

        Assert.Equal(5_000_000, (await client.EchoAsync(large, cancellationToken: TestToken)).Payload.Length);
    }

    [Fact]
    public async Task A_request_over_the_limit_ends_a_client_stream()
    {
        Options.MaxReceiveMessageSize = 100;
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "small" }, TestToken);
        await call.RequestStream.WriteAsync(Request, TestToken);

        Assert.Equal(StatusCode.ResourceExhausted, (await FailsAsync(call.ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task A_response_over_the_limit_ends_a_server_stream()
    {
        Limits = new ClientLimits(Receive: 100);
        Server.OnRepeat = async (_, responses, _) =>
        {
            await responses.WriteAsync(new EchoResponse { Number = 1 });
            await responses.WriteAsync(Response);
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);

        Assert.True(await call.ResponseStream.MoveNext(TestToken));

        Assert.Equal(StatusCode.ResourceExhausted, (await FailsAsync(call.ResponseStream.MoveNext(TestToken))).StatusCode);
    }

    private async Task<StatusCode> OutcomeOfEchoAsync()
    {
        Server.OnEcho = (_, _) => Task.FromResult(Response);
        var client = await ClientAsync();
        using var call = client.EchoAsync(Request, cancellationToken: TestToken);
        var failure = await Record.ExceptionAsync(() => call.ResponseAsync);
        return failure is null ? StatusCode.OK : Assert.IsType<RpcException>(failure).StatusCode;
    }
}

public sealed class LimitTestsInProcess() : LimitTests(new InProcess());

public sealed class LimitTestsOverPlaintext() : LimitTests(new Plaintext());

public sealed class LimitTestsOverTls() : LimitTests(new Tls());
