using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench.Servers;

/// <summary>The one request and the one response that all servers exchange.</summary>
internal static class BenchMessages
{
    public const string Path = "/posthouse.testing.v1.EchoService/Echo";

    /// <summary>The same call as REST, as its rule in the contract says.</summary>
    public const string RestPath = "/api/echo/v1/echo";

    public const string StreamPath = "/posthouse.testing.v1.EchoService/Repeat";

    /// <summary>How many responses a streaming call has.</summary>
    public const int StreamLength = 1_000;

    public static EchoRequest Request { get; } = new() { Text = "a short text", Payload = ByteString.CopyFrom(new byte[100]) };

    /// <summary>Asks for a stream of responses, each the same as that to a unary call.</summary>
    public static EchoRequest StreamRequest { get; } = new(Request) { Repeat = StreamLength };

    public static byte[] RequestFrame { get; } = Frame(Request);

    /// <summary>The request as JSON.</summary>
    public static byte[] RequestJson { get; } = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(Request));

    public static byte[] StreamRequestFrame { get; } = Frame(StreamRequest);

    public static byte[] ResponseFrame { get; } = Frame(Answer(Request));

    public static EchoResponse Answer(EchoRequest request) => new() { Text = request.Text, Payload = request.Payload, Number = 1 };

    private static byte[] Frame(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }
}
