using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Tests.Grpc.Client;
using Posthouse.Tests.Hostile;
using Posthouse.Tests.Observing;
using static Posthouse.Tests.Hostile.Http2Bytes;

namespace Posthouse.Tests.Grpc.Flow;

/// <summary>Calls that stand still because one end does not read: they wait, whatever the size of the windows, and the calls beside them on the same connection go on.</summary>
public sealed class StalledCallTests : IAsyncLifetime
{
    private const int Stalled = 30;
    private const int Messages = 16;
    private const int MessageSize = 64 * 1024;

    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(10);

    private EchoServer _server = null!;
    private int _written;

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    private CancellationToken Cancel => _patience.Token;

    public async ValueTask InitializeAsync() => _server = await EchoServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task Handlers_that_do_not_read_hold_up_no_other_call_of_their_connection()
    {
        var over = new TaskCompletionSource();
        _server.Echo.OnCollect = async (requests, _) =>
        {
            await over.Task;
            return new EchoResponse { Number = await requests.ReadAllAsync(CancellationToken.None).CountAsync() };
        };
        await using var relay = Relay.To(_server.Address);
        using var channel = GrpcChannel.ForAddress(relay.Address);
        var client = new EchoService.EchoServiceClient(channel);
        var request = new EchoRequest { Payload = ByteString.CopyFrom(new byte[MessageSize]) };
        var calls = Enumerable.Range(0, Stalled).Select(_ => client.Collect(cancellationToken: Cancel)).ToList();
        await Task.WhenAll(calls.Select(static call => call.RequestStream.WriteAsync(new EchoRequest())));
        var writing = calls.Select(call => WriteAsync(call.RequestStream, request)).ToList();
        await Standstill.OfAsync(() => Volatile.Read(ref _written), Cancel);

        var beside = await client.EchoAsync(request, cancellationToken: Cancel);
        over.SetResult();
        await Task.WhenAll(writing);
        var counted = await Task.WhenAll(calls.Select(static call => call.ResponseAsync));

        Assert.Equal(MessageSize, beside.Payload.Length);
        Assert.All(counted, static response => Assert.Equal(1 + Messages, response.Number));
        Assert.Equal(1, relay.Connections);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_reader_that_opens_its_window_late_gets_everything(byte window)
    {
        using var connection = await RawConnection.OpenAsync(_server.Address, Cancel);
        var message = Corpus.Framed(new EchoRequest { Text = "patience", Repeat = 50 }.ToByteArray());
        (string, string)[] fields = [(":method", "POST"), (":scheme", "http"), (":path", "/posthouse.testing.v1.EchoService/Repeat"), (":authority", "localhost"), ("te", "trailers"), ("content-type", "application/grpc")];
        byte[] call = [.. Preface, .. Frame(SettingsFrame, 0, 0, [0, 4, 0, 0, 0, window]), .. Frame(Headers, EndHeaders, 1, Block(fields)), .. Frame(Data, EndStream, 1, message)];
        await connection.SendAsync(call, Cancel);
        var frames = new Http2Reader(connection);
        while (await frames.NextAsync(Cancel) is not { Type: Headers })
        {
        }

        await Task.Delay(Stop, Cancel);
        await connection.SendAsync(Frame(SettingsFrame, 0, 0, [0, 4, 0, 1, 0, 0]), Cancel);

        (byte Type, byte Flags, int Stream)? frame;
        do
        {
            frame = await frames.NextAsync(Cancel);
        }
        while (frame is { Type: not (Headers or ResetStream or GoAway) });
        Assert.Equal((Headers, EndStream), (frame?.Type, (byte?)(frame?.Flags & EndStream)));
    }

    private async Task WriteAsync(IClientStreamWriter<EchoRequest> requests, EchoRequest request)
    {
        for (var number = 0; number < Messages; number++)
        {
            await requests.WriteAsync(request);
            Interlocked.Increment(ref _written);
        }

        await requests.CompleteAsync();
    }
}
