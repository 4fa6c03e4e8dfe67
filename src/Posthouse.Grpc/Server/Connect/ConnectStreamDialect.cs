using System.Buffers;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>Streams of the Connect protocol: messages framed as in gRPC; the outcome is a last frame of JSON.</summary>
internal sealed class ConnectStreamDialect(string contentType, ContractJson? json) : ConnectDialect(contentType, json)
{
    private const byte EndFlag = 2;

    private static readonly EncodingHeaders Names = new("Connect-Content-Encoding", "Connect-Accept-Encoding");

    internal override EncodingHeaders Encodings => Names;

    internal override void End(HttpContext http, Status status, Metadata trailers)
    {
        var end = ConnectOutcome.EndOfStream(status, Seen(http, trailers), Contract);
        var output = http.Response.BodyWriter;
        MessageFraming.WriteHeader(output.GetSpan(MessageFraming.HeaderSize), end.Length, EndFlag);
        output.Advance(MessageFraming.HeaderSize);
        output.Write(end);
    }
}
