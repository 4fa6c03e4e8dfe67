using static Posthouse.Tests.Hostile.Http2Bytes;

namespace Posthouse.Tests.Hostile;

/// <summary>
/// One connection of HTTP/2 in perfect order, on which calls are made, many at once, whose messages or header fields are damaged. Each must come to its end, by an answer or a reset.
/// </summary>
internal static class CallSession
{
    private const int Rounds = 4;
    private const int AtOnce = 40;

    // Fields of the connection end it, by RFC 9113 section 8.2.2; other sessions send them.
    private static readonly (string Name, string Value)[] Harmless = [.. Corpus.Fields.Where(static field => field.Name is not ("transfer-encoding" or "te" or "host"))];

    public static async Task<Tally> RunAsync(Uri address, Random random, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        using var connection = await RawConnection.OpenAsync(address, cancellationToken);
        await connection.SendAsync(Greeting(), cancellationToken);
        var frames = new Http2Reader(connection);
        for (var (round, stream) = (0, 1); round < Rounds; round++)
        {
            using var calls = new MemoryStream();
            var open = new Dictionary<int, Tally>();
            for (var count = 0; count < AtOnce; count++, stream += 2)
            {
                open[stream] = Compose(random, stream, calls);
            }

            await connection.SendAsync(calls.ToArray(), cancellationToken);
            while (open.Count > 0)
            {
                if (await frames.NextAsync(cancellationToken) is not { } frame)
                {
                    // Some fields end the whole connection: one of those that are open has been the reason.
                    return tally + new Tally(Blocks: 1);
                }

                var ends = frame.Type == ResetStream || (frame.Type is Data or Headers && (frame.Flags & EndStream) != 0);
                if (ends && open.Remove(frame.Stream, out var counted))
                {
                    tally += counted;
                }
            }
        }

        return tally;
    }

    private static Tally Compose(Random random, int stream, MemoryStream calls)
    {
        var fields = new List<(string Name, string Value)>
        {
            (":method", "POST"), (":scheme", "http"), (":path", Corpus.Methods.Any(random)), (":authority", "localhost"), ("te", "trailers"),
        };
        var message = Corpus.Messages.Any(random);
        if (random.Next(2) == 0)
        {
            fields.Add(("content-type", "application/grpc"));
            DamageFields(random, fields);
            Write(calls, stream, fields, Corpus.Framed(message));
            return new Tally(Blocks: 1);
        }

        fields.Add(("content-type", random.Next(3) == 0 ? Corpus.ContentTypes.Any(random) : "application/grpc"));
        Write(calls, stream, fields, DamageMessage(random, message));
        return new Tally(Messages: 1);
    }

    private static byte[] DamageMessage(Random random, byte[] message)
    {
        var damaged = Mutation.Of(random, message, Corpus.Messages.Any(random));
        return random.Next(6) switch
        {
            0 => Mutation.Of(random, Corpus.Framed(message), Corpus.Json.Any(random)),
            1 => [.. Corpus.Framed(message), .. Corpus.Framed(damaged), .. Corpus.Framed(message)],
            2 => Corpus.Framed(damaged, flags: 1),
            _ => Corpus.Framed(damaged),
        };
    }

    private static void DamageFields(Random random, List<(string Name, string Value)> fields)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            fields.Add(Harmless.Any(random));
        }

        var at = random.Next(12) == 0 ? random.Next(fields.Count) : random.Next(5, fields.Count);
        var (name, value) = fields[at];
        switch (random.Next(5))
        {
            case 0:
                fields[at] = (name, Corpus.Nasty.Any(random));
                break;
            case 1:
                fields.Add((name, value));
                break;
            case 2:
                fields.AddRange(Enumerable.Range(0, random.Next(60)).Select(number => ($"field-{number}", value)));
                break;
            default:
                fields[at] = (name, Text(Mutation.Of(random, System.Text.Encoding.ASCII.GetBytes(value), [])));
                break;
        }
    }

    // What cannot stand in a value at all ends the connection; here the value is to be read.
    private static string Text(byte[] bytes) => new([.. bytes.Select(static octet => octet is >= 32 and < 127 ? (char)octet : (char)('!' + (octet % 90)))]);

    private static void Write(MemoryStream calls, int stream, List<(string Name, string Value)> fields, byte[] body)
    {
        var block = Block(fields);
        var first = block.AsSpan(0, Math.Min(block.Length, 16_000));
        calls.Write(Frame(Headers, first.Length == block.Length ? EndHeaders : (byte)0, stream, first));
        if (first.Length < block.Length)
        {
            calls.Write(Frame(Continuation, EndHeaders, stream, block.AsSpan(first.Length, Math.Min(block.Length - first.Length, 16_000))));
        }

        calls.Write(Frame(Data, EndStream, stream, body.AsSpan(0, Math.Min(body.Length, 16_000))));
    }
}
