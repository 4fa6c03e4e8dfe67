using System.Buffers;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Calls of one message in the Connect protocol: the bodies are the messages themselves, the outcome is the status of HTTP, and trailers are headers with a prefix. So
/// the response is held until the outcome is known. Serves one call.
/// </summary>
internal class ConnectUnaryDialect(string contentType, ContractJson? json) : ConnectDialect(contentType, json)
{
    private const string TrailerPrefix = "Trailer-";

    private static readonly EncodingHeaders Names = new(HeaderNames.ContentEncoding, HeaderNames.AcceptEncoding);

    private readonly ArrayBufferWriter<byte> _frame = new();

    internal override EncodingHeaders Encodings => Names;

    internal override bool HoldsResponse => true;

    internal override MessageSource<T> Requests<T>(HttpCall call, Func<DeserializationContext, T> deserializer, int? maxSize) =>
        new BareMessage<T>(Content(call.Http.Request), deserializer, maxSize, call.Encoding);

    internal override IBufferWriter<byte> Output(HttpResponse response) => _frame;

    internal override void End(HttpContext http, Status status, Metadata trailers)
    {
        var response = http.Response;
        var frame = _frame.WrittenMemory;
        var body = frame.IsEmpty ? frame : frame[MessageFraming.HeaderSize..];
        if (status.StatusCode != StatusCode.OK)
        {
            response.StatusCode = ConnectOutcome.HttpStatus(status.StatusCode);
            response.ContentType = ConnectContent.Json;
            body = ConnectOutcome.Error(status, trailers, Contract);
        }

        if (status.StatusCode != StatusCode.OK || frame.Span[0] == 0)
        {
            response.Headers.Remove(Names.Encoding);
        }

        foreach (var entry in Seen(http, trailers))
        {
            if (!MetadataHeaders.IsReserved(entry.Key) && entry.Key != Protocol.StatusDetailsHeader)
            {
                HttpOutcome.Append(response.Headers, TrailerPrefix + entry.Key, MetadataHeaders.Format(entry));
            }
        }

        response.ContentLength = body.Length;
        response.BodyWriter.Write(body.Span);
    }

    /// <summary>Where the request's message stands.</summary>
    protected virtual PipeReader Content(HttpRequest request) => request.BodyReader;
}
