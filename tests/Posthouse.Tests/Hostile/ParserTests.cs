using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Hostile;

/// <summary>The parsers by themselves, on damaged inputs: they answer or refuse by a status, and throw nothing else.</summary>
public sealed class ParserTests(ITestOutputHelper output)
{
    private const int Rounds = 10_000;

    [Fact]
    public async Task Frames_are_messages_or_refused_however_they_arrive()
    {
        var random = Seeded();
        string?[] encodings = [null, "identity", "gzip", "deflate", "br"];
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Stream(random);
            var encoding = encodings.Any(random);

            var whole = await ReadAsync(PipeReader.Create(new ReadOnlySequence<byte>(bytes)), encoding);
            var parts = await ReadAsync(PipeReader.Create(new DrippingStream(bytes, random)), encoding);

            Assert.Equal(whole, parts);
        }
    }

    [Fact]
    public async Task Base64_is_bytes_or_refused_however_it_arrives()
    {
        var random = Seeded();
        for (var round = 0; round < Rounds; round++)
        {
            var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(Corpus.Framed(Corpus.Messages.Any(random))));
            var bytes = random.Next(4) == 0 ? text : Mutation.Of(random, text, text);

            var whole = await ReadAsync(PipeReader.Create(new Base64Body(PipeReader.Create(new ReadOnlySequence<byte>(bytes)))), null);
            var parts = await ReadAsync(PipeReader.Create(new Base64Body(PipeReader.Create(new DrippingStream(bytes, random)))), null);

            // What is no base64 takes down what came with it, and what came with it depends on the pieces.
            Assert.Equal(IsRefused(whole), IsRefused(parts));
            if (!IsRefused(whole))
            {
                Assert.Equal(whole, parts);
            }
        }
    }

    [Fact]
    public void Headers_are_read_or_refused()
    {
        var random = Seeded();
        string[] valid = ["5S", "100m", "99999999H", "1n", "AAECAwQF", "a%20b%E6%9B%B8", "gzip, deflate;q=1", "application/grpc+proto"];
        for (var round = 0; round < Rounds; round++)
        {
            var value = Encoding.Latin1.GetString(Mutation.Of(random, Encoding.Latin1.GetBytes(valid.Any(random)), Encoding.Latin1.GetBytes(valid.Any(random))));

            if (TimeoutHeader.TryParse(value, out var timeLeft))
            {
                Assert.True(timeLeft >= TimeSpan.Zero, value);
                Assert.True(TimeoutHeader.TryParse(TimeoutHeader.Format(timeLeft), out var again) && again >= timeLeft, value);
            }

            var decoded = PercentEncoding.Decode(value);
            Assert.Equal(decoded, PercentEncoding.Decode(PercentEncoding.Encode(decoded)));
            Assert.InRange(StatusHeaders.Parse(value, value).StatusCode, StatusCode.OK, StatusCode.Unauthenticated);
            MessageEncodings.IsAccepted(value, "gzip");
            Protocol.IsGrpc(value);
        }
    }

    [Fact]
    public void Metadata_comes_back_as_it_was_or_is_refused()
    {
        var random = Seeded();
        for (var round = 0; round < Rounds; round++)
        {
            var (name, value) = Corpus.Fields.Any(random);
            var damaged = Encoding.Latin1.GetString(Mutation.Of(random, Encoding.Latin1.GetBytes(value), []));
            var metadata = new Metadata();

            if (MetadataHeaders.TryAdd(metadata, name, damaged) && name.EndsWith("-bin", StringComparison.Ordinal))
            {
                var again = new Metadata();
                Assert.All(metadata, entry => Assert.True(MetadataHeaders.TryAdd(again, name, MetadataHeaders.Format(entry))));
                Assert.Equal(metadata.Select(entry => Convert.ToHexString(entry.ValueBytes)), again.Select(entry => Convert.ToHexString(entry.ValueBytes)));
            }
        }
    }

    [Fact]
    public void Json_is_a_message_or_refused()
    {
        var random = Seeded();
        var json = ContractJson.Of(EchoReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.ServiceDescriptor>("EchoService").FindMethodByName("Echo"))!;
        var read = json.Reader(EchoRequest.Parser.ParseFrom);
        var payload = new PayloadReader();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutation.Of(random, Corpus.Json.Any(random), Corpus.Json.Any(random));
            try
            {
                var message = payload.Read(new ReadOnlySequence<byte>(bytes), read);
                Assert.Equal(message, EchoRequest.Parser.ParseFrom(message.ToByteArray()));
            }
            catch (RpcException refused)
            {
                Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
            }
        }
    }

    private static byte[] Stream(Random random)
    {
        var frames = new List<byte>();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var message = Corpus.Messages.Any(random);
            if (random.Next(3) == 0)
            {
                var compressed = new ArrayBufferWriter<byte>();
                (random.Next(2) == 0 ? MessageEncoding.Gzip : MessageEncoding.Deflate).Compress(message, compressed, System.IO.Compression.CompressionLevel.Fastest);
                frames.AddRange(Corpus.Framed(compressed.WrittenSpan, flags: 1));
            }
            else
            {
                frames.AddRange(Corpus.Framed(message));
            }
        }

        return random.Next(5) == 0 ? [.. frames] : Mutation.Of(random, frames.ToArray(), frames.ToArray());
    }

    private static async Task<List<string>> ReadAsync(PipeReader source, string? encoding)
    {
        var seen = new List<string>();
        var messages = new MessageReader<string>(source, static context => Convert.ToHexString(context.PayloadAsReadOnlySequence().ToArray()), 4096, encoding);
        try
        {
            while (await messages.ReadAsync(CancellationToken.None) is { } message)
            {
                seen.Add(message);
            }
        }
        catch (RpcException refused)
        {
            seen.Add(refused.StatusCode.ToString());
        }

        return seen;
    }

    private static bool IsRefused(List<string> seen) => seen is [.., var last] && Enum.IsDefined(typeof(StatusCode), last);

    private Random Seeded()
    {
        var seed = HostileTests.Seed();
        output.WriteLine($"Seed {seed}");
        return new Random(seed);
    }
}
