using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>Bodies made of frames, as gRPC-Web and the streams of the Connect protocol have them.</summary>
internal static class Frames
{
    public static byte[] Of(IMessage message) => Of(0, message.ToByteArray());

    public static byte[] Of(byte flags, string text) => Of(flags, Encoding.UTF8.GetBytes(text));

    public static byte[] Of(byte flags, byte[] payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public static List<(byte Flags, byte[] Payload)> Read(byte[] body)
    {
        var frames = new List<(byte, byte[])>();
        for (var rest = body.AsSpan(); !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest[1..]);
            frames.Add((rest[0], rest.Slice(5, length).ToArray()));
            rest = rest[(5 + length)..];
        }

        return frames;
    }

    /// <summary>Base64 with padding wherever a part ends.</summary>
    public static byte[] Text(params ReadOnlySpan<byte[]> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(Convert.ToBase64String(part));
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The bytes behind base64 with padding wherever a part ends.</summary>
    public static byte[] FromText(byte[] text) =>
        [.. Encoding.ASCII.GetString(text).Chunk(4).SelectMany(group => Convert.FromBase64CharArray(group, 0, group.Length))];
}
