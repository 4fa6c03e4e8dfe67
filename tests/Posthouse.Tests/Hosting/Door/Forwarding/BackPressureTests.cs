using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Tests.Observing;

namespace Posthouse.Tests.Hosting.Door.Forwarding;

/// <summary>A stream does not pile up on its way: whoever writes waits for whoever reads, through every process in between.</summary>
public sealed class BackPressureTests
{
    private const int Messages = 1_024;
    private const int MessageSize = 64 * 1024;

    /// <summary>What the windows and buffers of all hops hold together is much less than this: 16 of 64 MiB.</summary>
    private const int MostAhead = Messages / 4;

    private static readonly EchoResponse Response = new() { Payload = ByteString.CopyFrom(new byte[MessageSize]) };
    private static readonly EchoRequest Request = new() { Payload = ByteString.CopyFrom(new byte[MessageSize]) };

    private int _written;

    public static TheoryData<string> Everywhere => ForwardedEcho.Everywhere;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_service_waits_for_a_caller_that_does_not_read(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        echo.Script.OnRepeat = (_, responses, _) => WriteAllAsync(responses.WriteAsync, Response);
        using var call = echo.Client.Repeat(new EchoRequest(), cancellationToken: Cancelled);

        var ahead = await StandstillAsync();
        var read = await CountAsync(call.ResponseStream);

        Assert.InRange(ahead, 1, MostAhead);
        Assert.Equal(Messages, read);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_caller_waits_for_a_service_that_does_not_read(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        var reading = new TaskCompletionSource();
        echo.Script.OnCollect = async (requests, _) =>
        {
            await reading.Task;
            return new EchoResponse { Number = await CountAsync(requests) };
        };
        using var call = echo.Client.Collect(cancellationToken: Cancelled);
        var writing = WriteAllAsync(call.RequestStream.WriteAsync, Request);

        var ahead = await StandstillAsync();
        reading.SetResult();
        await writing;
        await call.RequestStream.CompleteAsync();

        Assert.InRange(ahead, 1, MostAhead);
        Assert.Equal(Messages, (await call).Number);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Both_wait_where_both_stream_and_the_caller_does_not_read(string place)
    {
        await using var echo = await ForwardedEcho.StartAsync(place);
        echo.Script.OnConverse = static async (requests, responses, _) =>
        {
            while (await requests.MoveNext())
            {
                await responses.WriteAsync(Response);
            }
        };
        using var call = echo.Client.Converse(cancellationToken: Cancelled);
        var writing = WriteAllAsync(call.RequestStream.WriteAsync, Request);

        var ahead = await StandstillAsync();
        var reading = CountAsync(call.ResponseStream);
        await writing;
        await call.RequestStream.CompleteAsync();

        Assert.InRange(ahead, 1, MostAhead);
        Assert.Equal(Messages, await reading);
    }

    [Fact]
    public async Task Somebody_in_between_who_keeps_everything_is_noticed()
    {
        await using var echo = await ForwardedEcho.StartAsync(ForwardedEcho.Here);
        echo.Script.OnRepeat = (_, responses, _) => WriteAllAsync(responses.WriteAsync, Response);
        using var call = echo.Client.Repeat(new EchoRequest(), cancellationToken: Cancelled);
        var kept = new Queue<EchoResponse>();

        await foreach (var response in call.ResponseStream.ReadAllAsync(Cancelled))
        {
            kept.Enqueue(response);
        }

        Assert.True(await StandstillAsync() > MostAhead);
    }

    private async Task WriteAllAsync<T>(Func<T, Task> write, T message)
    {
        for (var number = 0; number < Messages; number++)
        {
            await write(message);
            Interlocked.Increment(ref _written);
        }
    }

    private Task<int> StandstillAsync() => Standstill.OfAsync(() => Volatile.Read(ref _written), Cancelled);

    private static async Task<int> CountAsync<T>(IAsyncStreamReader<T> messages)
    {
        var count = 0;
        while (await messages.MoveNext(CancellationToken.None))
        {
            count++;
        }

        return count;
    }
}
