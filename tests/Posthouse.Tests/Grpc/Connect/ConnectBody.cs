using System.Net.Http.Headers;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>A stream of the Connect protocol without its last frame, which becomes the trailers of the response.</summary>
internal sealed class ConnectBody(Stream source, bool json, HttpResponseHeaders trailers) : FramedBody(source)
{
    private const byte EndFlag = 2;

    protected override byte[]? Take(byte flags, byte[] payload)
    {
        if ((flags & EndFlag) == 0)
        {
            return Frames.Of(flags, json ? EchoJson.ToResponse(payload) : payload);
        }

        ConnectEnd.Read(payload, trailers);
        return null;
    }
}
