using Google.Protobuf;
using Grpc.Core;
using Interop.Tests.Peers;
using Posthouse.Contracts.Testing.V1;
using static Posthouse.Contracts.Testing.V1.EchoService;

namespace Interop.Tests;

/// <summary>Our client calls servers of other languages.</summary>
public sealed class OurClientTests(PeerServers servers)
{
    private const int Forever = 600_000;

    [Theory, ClassData(typeof(Pairings))]
    public async Task Unary_call_carries_text_payload_metadata_and_deadline(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var metadata = new Metadata { { "plain", "one" }, { "bytes-bin", [0, 255, 10] } };

        var response = await client.EchoAsync(
            new EchoRequest { Text = "grüße 書", Payload = ByteString.CopyFrom(1, 2, 3) }, metadata, InThirtySeconds(), Cancel);

        Assert.Equal("grüße 書", response.Text);
        Assert.Equal([1, 2, 3], response.Payload.ToByteArray());
        Assert.Equal("one", response.Metadata.Single(pair => pair.Key == "plain").Text);
        Assert.Equal([0, 255, 10], response.Metadata.Single(pair => pair.Key == "bytes-bin").Binary.ToByteArray());
        Assert.InRange(response.MillisecondsLeft, 1, 30_000);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Client_stream_is_collected_in_order(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);

        using var call = client.Collect(cancellationToken: Cancel);
        foreach (var text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text }, Cancel);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call;

        Assert.Equal(("abc", 3), (response.Text, response.Number));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Server_stream_arrives_in_order_to_its_end(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);

        using var call = client.Repeat(new EchoRequest { Text = "x", Repeat = 1000 }, cancellationToken: Cancel);
        var numbers = await call.ResponseStream.ReadAllAsync(Cancel).Select(response => response.Number).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(1, 1000), numbers);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Duplex_call_goes_back_and_forth_message_by_message(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);

        using var call = client.Converse(cancellationToken: Cancel);
        for (var number = 1; number <= 5; number++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = $"line {number}" }, Cancel);
            Assert.True(await call.ResponseStream.MoveNext(Cancel));
            Assert.Equal($"line {number}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Cancel));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Headers_and_trailers_arrive_as_text_and_bytes(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var request = new EchoRequest
        {
            Headers = { new Pair { Key = "head", Text = "one" }, new Pair { Key = "head-bin", Binary = ByteString.CopyFrom(0, 1) } },
            Trailers = { new Pair { Key = "tail", Text = "two" }, new Pair { Key = "tail-bin", Binary = ByteString.CopyFrom(255) } },
        };

        using var call = client.EchoAsync(request, cancellationToken: Cancel);
        var headers = await call.ResponseHeadersAsync;
        await call;

        Assert.Equal("one", headers.GetValue("head"));
        Assert.Equal([0, 1], headers.GetValueBytes("head-bin"));
        Assert.Equal("two", call.GetTrailers().GetValue("tail"));
        Assert.Equal([255], call.GetTrailers().GetValueBytes("tail-bin"));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Values_without_bytes_arrive_also_with_a_failure_alone(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var request = new EchoRequest { Trailers = { new Pair { Key = "empty-bin" }, new Pair { Key = "tail", Text = "two" } }, Failure = new Failure { Code = 9, Message = "no" } };

        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(request, new Metadata { { "nothing-bin", Array.Empty<byte>() } }, cancellationToken: Cancel).ResponseAsync);

        Assert.Equal(StatusCode.FailedPrecondition, thrown.StatusCode);
        Assert.Equal((0, "two"), (thrown.Trailers.GetValueBytes("empty-bin")?.Length, thrown.Trailers.GetValue("tail")));
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Status_arrives_with_unicode_message_and_details(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var failure = new Failure { Code = 9, Message = "geht nicht: 書 100 %\nzweite Zeile", Reason = "NO_ROOM" };

        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest { Failure = failure }, cancellationToken: Cancel).ResponseAsync);

        Assert.Equal(StatusCode.FailedPrecondition, thrown.StatusCode);
        Assert.Equal(failure.Message, thrown.Status.Detail);
        Assert.Equal("NO_ROOM", thrown.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Type);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Stream_that_fails_midway_gives_its_answers_then_the_status(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var request = new EchoRequest { Repeat = 5, Failure = new Failure { Code = 10, After = 2, Message = "enough" } };

        using var call = client.Repeat(request, cancellationToken: Cancel);
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancel));

        Assert.Equal(new Status(StatusCode.Aborted, "enough"), thrown.Status);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Unhandled_exception_of_the_server_is_unknown(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);

        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest { Failure = new Failure() }, cancellationToken: Cancel).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, thrown.StatusCode);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Method_that_the_server_lacks_is_unimplemented(Language language, bool tls)
    {
        var bytes = Marshallers.Create<byte[]>(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "posthouse.testing.v1.EchoService", "Missing", bytes, bytes);
        var invoker = (await servers.ChannelAsync(language, tls)).CreateCallInvoker();

        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => invoker.AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Cancel), []).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, thrown.StatusCode);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Deadline_ends_the_call(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200);

        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest { DelayMilliseconds = Forever }, null, deadline, Cancel).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Cancellation_ends_the_call(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        using var call = client.Repeat(new EchoRequest { Repeat = 1_000_000 }, cancellationToken: cancel.Token);
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.ReadAllAsync(Cancel).CountAsync(Cancel));

        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Large_message_goes_both_ways_up_to_the_limit(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var payload = Enumerable.Range(0, 3_000_000).Select(index => (byte)index).ToArray();

        var response = await client.EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(payload) }, cancellationToken: Cancel);
        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => client.EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[5_000_000]) }, cancellationToken: Cancel).ResponseAsync);

        Assert.Equal(payload, response.Payload.ToByteArray());
        Assert.Equal(StatusCode.ResourceExhausted, thrown.StatusCode);
    }

    [Theory, ClassData(typeof(Pairings))]
    public async Task Parallel_calls_get_their_own_answers(Language language, bool tls)
    {
        var client = await ClientAsync(language, tls);
        var texts = Enumerable.Range(0, 300).Select(number => $"call {number}").ToArray();

        var responses = await Task.WhenAll(
            texts.Select(text => client.EchoAsync(new EchoRequest { Text = text }, cancellationToken: Cancel).ResponseAsync));

        Assert.Equal(texts, responses.Select(response => response.Text));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTime InThirtySeconds() => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30);

    private async Task<EchoServiceClient> ClientAsync(Language language, bool tls) => new(await servers.ChannelAsync(language, tls));
}
