using static Posthouse.Tests.Hostile.Http2Bytes;

namespace Posthouse.Tests.Hostile;

/// <summary>
/// One connection of HTTP/2 on which calls are made of which each has a damaged frame, and a ping after it: whoever answers the ping has coped; whoever ends the connection has refused; whoever
/// does neither waits for more of a frame, and must notice when nothing more comes.
/// </summary>
internal static class FrameSession
{
    private const int Calls = 8;
    private static readonly TimeSpan Stalled = TimeSpan.FromMilliseconds(25);

    public static async Task<Tally> RunAsync(Uri address, Random random, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        using var connection = await RawConnection.OpenAsync(address, cancellationToken);
        var greeting = Greeting();
        await connection.SendAsync(random.Next(20) == 0 ? Mutation.Of(random, greeting, []) : greeting, cancellationToken);
        var frames = new Http2Reader(connection);
        for (var call = 0; call < Calls; call++)
        {
            var (bytes, damaged) = Damage(random, Compose(random, (2 * call) + 1));
            await connection.SendAsync(bytes, cancellationToken);
            tally += damaged is Headers or Continuation ? new Tally(Blocks: 1) : new Tally(Frames: 1);
            if (await PongAsync(connection, frames, cancellationToken) is false)
            {
                return tally;
            }
        }

        connection.Finish();
        await DrainAsync(frames, cancellationToken);
        return tally;
    }

    private static async Task<bool> PongAsync(RawConnection connection, Http2Reader frames, CancellationToken cancellationToken)
    {
        var finished = false;
        while (true)
        {
            var next = frames.NextAsync(cancellationToken);
            if (!finished && !next.IsCompleted && await Task.WhenAny(next, Task.Delay(Stalled, cancellationToken)) != next)
            {
                connection.Finish();
                finished = true;
            }

            if (await next is not { } frame)
            {
                return false;
            }

            if (!finished && frame is { Type: Ping, Flags: Acknowledged })
            {
                return true;
            }
        }
    }

    private static async Task DrainAsync(Http2Reader frames, CancellationToken cancellationToken)
    {
        while (await frames.NextAsync(cancellationToken) is not null)
        {
        }
    }

    private static List<byte[]> Compose(Random random, int stream)
    {
        var fields = new List<(string, string)>
        {
            (":method", "POST"), (":scheme", "http"), (":path", Corpus.Methods.Any(random)), (":authority", "localhost"), ("content-type", "application/grpc"), ("te", "trailers"),
        };
        if (random.Next(2) == 0)
        {
            fields.Add(Corpus.Fields.Any(random));
        }

        var block = Block(fields);
        var message = Corpus.Framed(Corpus.Messages.Any(random));
        var cut = random.Next(block.Length);
        return random.Next(5) switch
        {
            0 => [Frame(Headers, 0, stream, block.AsSpan(0, cut)), Frame(Continuation, EndHeaders, stream, block.AsSpan(cut)), Frame(Data, EndStream, stream, message)],
            1 => [Frame(Headers, EndHeaders | Padded, stream, [3, .. block, 0, 0, 0]), Frame(Data, Padded | EndStream, stream, [2, .. message, 0, 0])],
            2 => [Frame(Headers, EndHeaders, stream, block), Frame(Data, 0, stream, message.AsSpan(0, 3)), Frame(Data, EndStream, stream, message.AsSpan(3)), Frame(WindowUpdate, 0, stream, [0, 0, 1, 0])],
            3 => [Frame(Headers, EndHeaders, stream, block), Frame(Data, 0, stream, message), Frame(ResetStream, 0, stream, [0, 0, 0, 8]), Frame(Priority, 0, stream, [0, 0, 0, 0, 16])],
            _ => [Frame(SettingsFrame, 0, 0, [0, 3, 0, 0, 0, 100]), Frame(Headers, EndHeaders, stream, block), Frame(Data, EndStream, stream, message), Frame(Headers, EndHeaders | EndStream, stream, Block([("late", "x")]))],
        };
    }

    private static (byte[] Bytes, byte Damaged) Damage(Random random, List<byte[]> frames)
    {
        var at = random.Next(frames.Count);
        var frame = frames[at];
        var damaged = frame[3];
        switch (random.Next(6))
        {
            case 0:
                frame[random.Next(FrameHeader)] = (byte)random.Next(256);
                break;
            case 1:
                frame[random.Next(FrameHeader)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                frames[at] = Frame(frame[3], frame[4], frame[8], Mutation.Of(random, frame.AsSpan(FrameHeader), frames.Any(random)));
                break;
            case 3:
                var octets = new byte[random.Next(40)];
                random.NextBytes(octets);
                damaged = (byte)random.Next(12);
                frames.Insert(at, Frame(damaged, (byte)random.Next(256), random.Next(4) == 0 ? 0 : frame[8], octets));
                break;
            case 4:
                frames.Insert(random.Next(frames.Count), frame);
                break;
            default:
                frames[at] = Mutation.Of(random, frame, frames.Any(random));
                break;
        }

        frames.Add(Frame(Ping, 0, 0, "hostile!"u8));
        return ([.. frames.SelectMany(static bytes => bytes)], damaged);
    }
}
