using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Interop.Tests.Echo;
using Posthouse.Contracts.Testing.V1;
using static Posthouse.Contracts.Testing.V1.EchoService;

namespace Interop.Tests;

/// <summary>Many calls at once, most of which are given up at some moment: what is answered belongs to its own call, and nothing hangs.</summary>
public sealed class StressTests(OurServer server, ITestOutputHelper output)
{
    private const int Calls = 3000;
    private const int AtOnce = 60;

    [Fact]
    public async Task Calls_given_up_at_any_moment_never_disturb_others()
    {
        var seed = TimeProvider.System.GetTimestamp().GetHashCode();
        output.WriteLine($"Seed {seed}");
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new EchoServiceClient(channel);
        var answered = 0;
        var next = -1;

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number < Calls)
            {
                if (await CallAsync(client, new Random(seed + number), number))
                {
                    Interlocked.Increment(ref answered);
                }
            }
        }));

        Assert.InRange(answered, 1, Calls - 1);
    }

    private static async Task<bool> CallAsync(EchoServiceClient client, Random random, int number)
    {
        var text = $"call {number}";
        var payload = ByteString.CopyFrom([.. Enumerable.Repeat((byte)number, random.Next(20_000))]);
        var request = new EchoRequest { Text = text, Payload = payload, Repeat = 3 };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var options = new CallOptions(cancellationToken: cancel.Token);
        switch (random.Next(3))
        {
            case 0:
                cancel.CancelAfter(TimeSpan.FromMicroseconds(random.Next(20_000)));
                break;
            case 1:
                options = options.WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddMicroseconds(random.Next(20_000)));
                break;
        }

        try
        {
            var responses = random.Next(3) switch
            {
                0 => [await client.EchoAsync(request, options)],
                1 => await RepeatAsync(client, request, options),
                _ => await ConverseAsync(client, request, options),
            };
            Assert.All(responses, response => Assert.Equal((text, payload), (response.Text, response.Payload)));
            return true;
        }
        catch (RpcException given) when (given.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded)
        {
            return false;
        }
    }

    private static async Task<List<EchoResponse>> RepeatAsync(EchoServiceClient client, EchoRequest request, CallOptions options)
    {
        using var call = client.Repeat(request, options);
        return await call.ResponseStream.ReadAllAsync(CancellationToken.None).ToListAsync(CancellationToken.None);
    }

    private static async Task<List<EchoResponse>> ConverseAsync(EchoServiceClient client, EchoRequest request, CallOptions options)
    {
        using var call = client.Converse(options);
        await call.RequestStream.WriteAsync(request, CancellationToken.None);
        await call.RequestStream.WriteAsync(request, CancellationToken.None);
        await call.RequestStream.CompleteAsync();
        return await call.ResponseStream.ReadAllAsync(CancellationToken.None).ToListAsync(CancellationToken.None);
    }
}
