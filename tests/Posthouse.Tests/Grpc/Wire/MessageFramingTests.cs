using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class MessageFramingTests
{
    private static readonly Marshaller<string> Announced = Marshallers.Create<string>(
        (text, context) =>
        {
            context.SetPayloadLength(text.Length);
            Encoding.ASCII.GetBytes(text, context.GetBufferWriter());
            context.Complete();
        },
        context => Encoding.ASCII.GetString(context.PayloadAsReadOnlySequence()));

    private static readonly Marshaller<string> Unannounced = Marshallers.Create<string>(
        (text, context) =>
        {
            Encoding.ASCII.GetBytes(text, context.GetBufferWriter());
            context.Complete();
        },
        context => Encoding.ASCII.GetString(context.PayloadAsNewBuffer()));

    public static TheoryData<string> Marshallings => ["announced", "unannounced", "array"];

    [Theory]
    [MemberData(nameof(Marshallings))]
    public void A_message_has_a_flag_its_length_and_its_bytes(string marshalling)
    {
        var target = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(target, null);

        writer.Write("ab", Of(marshalling).ContextualSerializer);
        writer.Write("", Of(marshalling).ContextualSerializer);

        Assert.Equal([0, 0, 0, 0, 2, (byte)'a', (byte)'b', 0, 0, 0, 0, 0], target.WrittenSpan.ToArray());
    }

    [Theory]
    [MemberData(nameof(Marshallings))]
    public void Nothing_is_written_of_a_message_that_is_too_long(string marshalling)
    {
        var target = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(target, 3);

        var failure = Assert.Throws<RpcException>(() => writer.Write("abcd", Of(marshalling).ContextualSerializer));
        writer.Write("abc", Of(marshalling).ContextualSerializer);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal(8, target.WrittenCount);
    }

    [Fact]
    public void A_serializer_must_write_what_it_announced()
    {
        var writer = new FrameWriter(new ArrayBufferWriter<byte>(), null);

        Assert.Throws<InvalidOperationException>(() => writer.Write("x", (_, context) =>
        {
            context.SetPayloadLength(3);
            context.GetBufferWriter().Write<byte>([1, 2]);
            context.Complete();
        }));
    }

    [Fact]
    public void A_serializer_must_complete()
    {
        var writer = new FrameWriter(new ArrayBufferWriter<byte>(), null);

        Assert.Throws<InvalidOperationException>(() => writer.Write("x", (_, _) => { }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Messages_are_read_however_the_bytes_are_cut(int piece)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(bytes, null);
        string[] sent = ["", "a", new string('b', 300), "c"];
        foreach (var text in sent)
        {
            writer.Write(text, Announced.ContextualSerializer);
        }

        var pipe = new Pipe();
        var feeding = FeedAsync(pipe.Writer, bytes.WrittenMemory, piece);
        var reader = new MessageReader<string>(pipe.Reader, Announced.ContextualDeserializer, null, null);
        var received = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } text)
        {
            received.Add(text);
        }

        await feeding;
        Assert.Equal(sent, received);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 }, null, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 1 }, null, StatusCode.Internal)]
    [InlineData(new byte[] { 2, 0, 0, 0, 0 }, null, StatusCode.Internal)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, null, StatusCode.Internal)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "identity", StatusCode.Internal)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "snappy", StatusCode.Unimplemented)]
    [InlineData(new byte[] { 0, 0, 0, 0, 11 }, null, StatusCode.ResourceExhausted)]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, null, StatusCode.ResourceExhausted)]
    public async Task What_is_not_a_valid_message_fails(byte[] bytes, string? encoding, StatusCode expected)
    {
        var reader = new MessageReader<string>(
            PipeReader.Create(new ReadOnlySequence<byte>(bytes)), Announced.ContextualDeserializer, 10, encoding);

        var failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await reader.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(expected, failure.StatusCode);
    }

    private static Marshaller<string> Of(string marshalling) => marshalling switch
    {
        "announced" => Announced,
        "unannounced" => Unannounced,
        _ => Marshallers.StringMarshaller,
    };

    private static async Task FeedAsync(PipeWriter writer, ReadOnlyMemory<byte> bytes, int piece)
    {
        for (var rest = bytes; !rest.IsEmpty; rest = rest[Math.Min(piece, rest.Length)..])
        {
            await writer.WriteAsync(rest[..Math.Min(piece, rest.Length)]);
        }

        await writer.CompleteAsync();
    }
}
