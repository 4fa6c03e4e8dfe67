using System.Text;
using Google.Protobuf;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>The echo's messages between binary and JSON.</summary>
internal static class EchoJson
{
    public static byte[] OfRequest(byte[] message) => Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(EchoRequest.Parser.ParseFrom(message)));

    public static byte[] ToResponse(byte[] json) => EchoResponse.Parser.ParseJson(Encoding.UTF8.GetString(json)).ToByteArray();
}
