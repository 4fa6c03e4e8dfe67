using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>What is sent arrives, by each of the four call kinds.</summary>
public abstract class ValueTests(Transport transport) : CallSuite(transport)
{
    [Fact]
    public async Task A_unary_call_carries_text_and_bytes()
    {
        var client = await ClientAsync();
        var request = new EchoRequest { Text = "Grüße, 世界 🚲", Payload = ByteString.CopyFrom(0, 255, 1) };

        var response = await client.EchoAsync(request, cancellationToken: TestToken);

        Assert.Equal("Grüße, 世界 🚲", response.Text);
        Assert.Equal(request.Payload, response.Payload);
    }

    [Fact]
    public async Task A_blocking_call_gives_the_same_response()
    {
        var client = await ClientAsync();

        var response = await Task.Run(() => client.Echo(new EchoRequest { Text = "now" }, cancellationToken: TestToken), TestToken);

        Assert.Equal("now", response.Text);
    }

    [Fact]
    public async Task An_empty_message_arrives_as_one()
    {
        Server.OnEcho = (_, _) => Task.FromResult(new EchoResponse());
        var client = await ClientAsync();

        var response = await client.EchoAsync(new EchoRequest(), cancellationToken: TestToken);

        Assert.Equal(new EchoResponse(), response);
    }

    [Fact]
    public async Task A_message_of_three_megabytes_arrives_whole()
    {
        var payload = new byte[3_000_000];
        new Random(7).NextBytes(payload);
        var client = await ClientAsync();

        var response = await client.EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(payload) }, cancellationToken: TestToken);

        Assert.True(response.Payload.Span.SequenceEqual(payload));
    }

    [Fact]
    public async Task A_client_stream_arrives_in_order()
    {
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);

        foreach (var text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text }, TestToken);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call;

        Assert.Equal("abc", response.Text);
        Assert.Equal(3, response.Number);
    }

    [Fact]
    public async Task An_empty_client_stream_gets_its_response()
    {
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);

        await call.RequestStream.CompleteAsync();

        Assert.Equal(0, (await call).Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task A_server_stream_arrives_in_order_and_ends(int count)
    {
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest { Text = "x", Repeat = count }, cancellationToken: TestToken);

        var responses = await ReadAllAsync(call.ResponseStream);

        Assert.Equal(Enumerable.Range(1, count), responses.Select(response => response.Number));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_conversation_goes_message_by_message()
    {
        var client = await ClientAsync();
        using var call = client.Converse(cancellationToken: TestToken);

        for (var number = 1; number <= 20; number++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = $"{number}" }, TestToken);
            Assert.True(await call.ResponseStream.MoveNext(TestToken));
            Assert.Equal(number, call.ResponseStream.Current.Number);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(TestToken));
    }

    [Fact]
    public async Task After_half_close_the_server_still_answers()
    {
        Server.OnConverse = async (requests, responses, _) =>
        {
            var count = 0;
            while (await requests.MoveNext())
            {
                count++;
            }

            for (var number = 1; number <= count; number++)
            {
                await responses.WriteAsync(new EchoResponse { Number = number });
            }
        };
        var client = await ClientAsync();
        using var call = client.Converse(cancellationToken: TestToken);

        await call.RequestStream.WriteAsync(new EchoRequest(), TestToken);
        await call.RequestStream.WriteAsync(new EchoRequest(), TestToken);
        await call.RequestStream.CompleteAsync();

        Assert.Equal(2, (await ReadAllAsync(call.ResponseStream)).Count);
    }

    [Fact]
    public async Task An_empty_conversation_ends_in_order()
    {
        var client = await ClientAsync();
        using var call = client.Converse(cancellationToken: TestToken);

        await call.RequestStream.CompleteAsync();

        Assert.Empty(await ReadAllAsync(call.ResponseStream));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_server_may_answer_before_the_client_stream_ends()
    {
        Server.OnCollect = async (requests, _) =>
        {
            await requests.MoveNext();
            return new EchoResponse { Text = requests.Current.Text };
        };
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "enough" }, TestToken);
        var response = await call;

        Assert.Equal("enough", response.Text);
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await call.RequestStream.WriteAsync(new EchoRequest { Text = "too late" }, TestToken);
            }
        });
    }

    [Fact]
    public async Task Two_hundred_calls_at_once_each_get_their_own_answer()
    {
        var all = new TaskCompletionSource();
        var arrived = 0;
        Server.OnEcho = async (request, _) =>
        {
            if (Interlocked.Increment(ref arrived) == 200)
            {
                all.SetResult();
            }

            await all.Task;
            return new EchoResponse { Text = request.Text };
        };
        var client = await ClientAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            number => client.EchoAsync(new EchoRequest { Text = $"{number}" }, cancellationToken: TestToken).ResponseAsync));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"{number}"), responses.Select(response => response.Text));
    }

    [Fact]
    public async Task A_stream_is_written_one_message_at_a_time()
    {
        Server.OnCollect = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new EchoResponse();
        };
        var client = await ClientAsync();
        using var call = client.Collect(cancellationToken: TestToken);
        var large = new EchoRequest { Payload = ByteString.CopyFrom(new byte[1_000_000]) };
        Task pending;
        do
        {
            pending = call.RequestStream.WriteAsync(large, TestToken);
        }
        while (pending.IsCompletedSuccessfully);

        await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(large, TestToken));
    }

    [Fact]
    public async Task A_stream_kept_by_a_handler_that_has_returned_takes_nothing_more()
    {
        IServerStreamWriter<EchoResponse>? kept = null;
        Server.OnRepeat = (_, responses, _) =>
        {
            kept = responses;
            return Task.CompletedTask;
        };
        var client = await ClientAsync();
        using var call = client.Repeat(new EchoRequest(), cancellationToken: TestToken);
        Assert.Empty(await ReadAllAsync(call.ResponseStream));

        var refusal = await Record.ExceptionAsync(() => kept!.WriteAsync(new EchoResponse { Text = "too late" }));

        Assert.True(refusal is OperationCanceledException or InvalidOperationException, $"{refusal}");
        Assert.Equal("next", (await client.EchoAsync(new EchoRequest { Text = "next" }, cancellationToken: TestToken)).Text);
    }
}

public sealed class ValueTestsInProcess() : ValueTests(new InProcess());

public sealed class ValueTestsOverPlaintext() : ValueTests(new Plaintext());

public sealed class ValueTestsOverTls() : ValueTests(new Tls());
