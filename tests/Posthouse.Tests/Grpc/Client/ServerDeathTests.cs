using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>Calls whose server's process dies end with UNAVAILABLE, wherever the connection stood.</summary>
public sealed class ServerDeathTests : IDisposable
{
    private const int Calls = 1000;

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task A_thousand_calls_whose_server_dies_all_end_and_the_channel_finds_the_next_one()
    {
        using var first = await MortalServer.StartAsync(0);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{first.Port}");
        var client = new EchoService.EchoServiceClient(channel);
        var answered = 0;
        var some = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var calls = Enumerable.Range(0, Calls).Select(CallAsync).ToList();
        await some.Task.WaitAsync(_patience.Token);
        await first.KillAsync();
        var ends = await Task.WhenAll(calls).WaitAsync(_patience.Token);
        using var second = await MortalServer.StartAsync(first.Port);
        var response = await client.EchoAsync(new EchoRequest { Text = "again" }, new CallOptions(cancellationToken: _patience.Token).WithWaitForReady());

        Assert.All(ends, static end => Assert.True(end.StatusCode is StatusCode.OK or StatusCode.Unavailable, end.ToString()));
        Assert.Equal("again", response.Text);

        async Task<Status> CallAsync(int number)
        {
            try
            {
                // The later ones are sure to be under way when the server dies.
                await client.EchoAsync(new EchoRequest { Text = number < Calls / 10 ? "go" : MortalServer.Keep }, cancellationToken: _patience.Token);
                if (Interlocked.Increment(ref answered) == Calls / 20)
                {
                    some.SetResult();
                }

                return Status.DefaultSuccess;
            }
            catch (RpcException failed)
            {
                return failed.Status;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_is_lost_before_its_settings_is_UNAVAILABLE(bool isReset)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        using var call = new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), cancellationToken: _patience.Token);
        using (var connection = await listener.AcceptSocketAsync(_patience.Token))
        {
            connection.LingerState = new LingerOption(isReset, 0);
            await connection.ReceiveAsync(new byte[4096], _patience.Token);
        }

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.True(failure.StatusCode == StatusCode.Unavailable, failure.Status.ToString());
    }
}
