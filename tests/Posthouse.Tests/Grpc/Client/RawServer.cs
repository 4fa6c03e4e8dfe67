using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Posthouse.Tests.Grpc.Client;

/// <summary>
/// An HTTP/2 server that answers with the very frames that a test gives it (RFC 9113), well formed or not. It does not understand requests: each stream whose headers have come is
/// handed to the script, with its number counted over all connections.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    public const int Refused = 0x7;

    private const int FrameHeader = 9;
    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly Func<int, int, byte[]> _answer;
    private int _requests;

    /// <summary>A server.</summary>
    /// <param name="answer">Frames for a request: how many have come before it, and the stream that it came on. An empty answer closes the connection.</param>
    public RawServer(Func<int, int, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _work.Add(AcceptAsync());
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Requests => Volatile.Read(ref _requests);

    public static byte[] Headers(int stream, bool end, params (string Name, string Value)[] fields)
    {
        var block = new List<byte>();
        foreach (var (name, value) in fields)
        {
            // A literal field without indexing, its texts without Huffman coding (RFC 7541 section 6.2.2).
            block.Add(0);
            AddText(block, name);
            AddText(block, value);
        }

        return Frame(1, (byte)(0x4 | (end ? 0x1 : 0)), stream, [.. block]);
    }

    public static byte[] Data(int stream, bool end, params byte[] payload) => Frame(0, (byte)(end ? 0x1 : 0), stream, payload);

    public static byte[] Reset(int stream, int error) => Frame(3, 0, stream, Number(error));

    public static byte[] GoAway(int last, int error) => Frame(7, 0, 0, [.. Number(last), .. Number(error)]);

    /// <summary>A whole answer: headers of a gRPC response, its body, and trailers.</summary>
    public static byte[] Answer(int stream, byte[] body, params (string Name, string Value)[] trailers) =>
        [.. Headers(stream, end: false, (":status", "200"), ("content-type", "application/grpc")), .. Data(stream, end: false, body), .. Headers(stream, end: true, trailers)];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_work);
        _closing.Dispose();
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload)
    {
        var length = Number(payload.Length);
        return [.. length[1..], type, flags, .. Number(stream), .. payload];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static void AddText(List<byte> block, string text)
    {
        var length = text.Length;
        if (length < 127)
        {
            block.Add((byte)length);
        }
        else
        {
            block.Add(127);
            for (length -= 127; length >= 128; length /= 128)
            {
                block.Add((byte)((length % 128) + 128));
            }

            block.Add((byte)length);
        }

        block.AddRange(Encoding.ASCII.GetBytes(text));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _work.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            await stream.ReadExactlyAsync(new byte[Preface.Length], _closing.Token);
            await stream.WriteAsync(Frame(4, 0, 0, []), _closing.Token);
            var header = new byte[FrameHeader];
            while (true)
            {
                await stream.ReadExactlyAsync(header, _closing.Token);
                var length = (header[0] << 16) | (header[1] << 8) | header[2];
                var payload = new byte[length];
                await stream.ReadExactlyAsync(payload, _closing.Token);
                var reply = Reply(header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)), payload);
                if (reply is null)
                {
                    return;
                }

                await stream.WriteAsync(reply, _closing.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException or InvalidOperationException)
        {
            // The client has gone, or the test is over.
        }
    }

    private byte[]? Reply(byte type, byte flags, int stream, byte[] payload) => (type, flags & 1) switch
    {
        (1, _) => _answer(Interlocked.Increment(ref _requests) - 1, stream) is { Length: > 0 } answer ? answer : null,
        (4, 0) => Frame(4, 1, 0, []),
        (6, 0) => Frame(6, 1, 0, payload),
        _ => [],
    };
}
