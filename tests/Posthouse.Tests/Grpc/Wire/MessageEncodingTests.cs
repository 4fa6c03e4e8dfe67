using System.Buffers;
using System.IO.Compression;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Tests.Grpc.Wire;

public sealed class MessageEncodingTests
{
    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 100_000)]
    [InlineData("deflate", 1)]
    [InlineData("deflate", 100_000)]
    public void What_was_compressed_comes_back(string name, int length)
    {
        var message = new byte[length];
        new Random(7).NextBytes(message);

        Assert.Equal(message, Decode(Compress(name, message), name, length).ToArray());
    }

    [Fact]
    public void Gzip_and_deflate_are_the_formats_of_their_RFCs()
    {
        Assert.Equal([0x1f, 0x8b, 8], Compress("gzip", [1, 2, 3])[..3]);
        Assert.Equal(8, Compress("deflate", [1, 2, 3])[0] & 0x0f);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Bytes_that_were_not_compressed_so_are_INTERNAL(string name) =>
        Assert.Equal(StatusCode.Internal, Assert.Throws<RpcException>(() => Decode([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], name, 1000)).StatusCode);

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void A_message_that_was_cut_off_is_INTERNAL(string name)
    {
        var bytes = new byte[5000];
        new Random(7).NextBytes(bytes);
        var whole = Compress(name, bytes);

        Assert.Equal(StatusCode.Internal, Assert.Throws<RpcException>(() => Decode(whole[..(whole.Length / 2)], name, 10_000)).StatusCode);
    }

    [Fact]
    public void A_bomb_is_not_unpacked_beyond_the_limit()
    {
        var bomb = Compress("gzip", new byte[50_000_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var failure = Assert.Throws<RpcException>(() => Decode(bomb, "gzip", 1000));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void An_empty_message_that_is_flagged_as_compressed_is_empty() => Assert.True(Decode([], "gzip", 10).IsEmpty);

    [Theory]
    [InlineData("identity,gzip,deflate", "gzip", true)]
    [InlineData("gzip", "gzip", true)]
    [InlineData("identity, deflate", "deflate", true)]
    [InlineData("xgzip,gzipx", "gzip", false)]
    [InlineData("", "gzip", false)]
    [InlineData(null, "gzip", false)]
    public void What_the_other_end_takes_is_read_from_its_list(string? accepted, string name, bool expected) =>
        Assert.Equal(expected, MessageEncodings.IsAccepted(accepted, name));

    private static byte[] Compress(string name, byte[] message)
    {
        var target = new ArrayBufferWriter<byte>();
        MessageEncodings.Find(name)!.Compress(message, target, CompressionLevel.Fastest);
        return target.WrittenSpan.ToArray();
    }

    private static ReadOnlySequence<byte> Decode(byte[] bytes, string name, int maxSize) =>
        MessageEncodings.Decode(new ReadOnlySequence<byte>(bytes), compressed: true, name, maxSize);
}
