using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>
/// gRPC-Web (gRPC's document PROTOCOL-WEB): the trailers are the last frame of the body, so that a browser and HTTP/1.1 can carry them; as text, each part of the body that is sent at
/// once is base64 with padding of its own.
/// </summary>
internal sealed class GrpcWebDialect(bool readsText, bool writesText) : GrpcDialect
{
    private const byte TrailersFlag = 0x80;

    /// <summary>A multiple of three, so that only the end of what is sent has padding.</summary>
    private const int Step = 3 * 4096;

    private readonly ArrayBufferWriter<byte>? _plain = writesText ? new ArrayBufferWriter<byte>() : null;

    protected override string ContentType => writesText ? GrpcWebContent.TextProto : GrpcWebContent.BinaryProto;

    internal override MessageSource<T> Requests<T>(HttpCall call, Func<DeserializationContext, T> deserializer, int? maxSize) => readsText
        ? new MessageReader<T>(PipeReader.Create(new Base64Body(call.Http.Request.BodyReader)), deserializer, maxSize, call.Encoding)
        : base.Requests(call, deserializer, maxSize);

    internal override IBufferWriter<byte> Output(HttpResponse response) => _plain ?? base.Output(response);

    internal override ValueTask<FlushResult> FlushAsync(HttpResponse response)
    {
        Encode(response.BodyWriter);
        return base.FlushAsync(response);
    }

    internal override void End(HttpContext http, Status status, Metadata trailers)
    {
        if (!http.Response.HasStarted)
        {
            base.End(http, status, trailers);
            return;
        }

        var lines = new HeaderDictionary();
        HttpOutcome.Write(lines, status, Seen(http, trailers));
        var block = TrailerBlock.Format(lines);
        var output = Output(http.Response);
        MessageFraming.WriteHeader(output.GetSpan(MessageFraming.HeaderSize), block.Length, TrailersFlag);
        output.Advance(MessageFraming.HeaderSize);
        output.Write(block);
        Encode(http.Response.BodyWriter);
    }

    private void Encode(PipeWriter target)
    {
        if (_plain is null)
        {
            return;
        }

        for (var rest = _plain.WrittenSpan; !rest.IsEmpty;)
        {
            var part = rest[..Math.Min(rest.Length, Step)];
            Base64.EncodeToUtf8(part, target.GetSpan(Base64.GetMaxEncodedToUtf8Length(part.Length)), out _, out var written);
            target.Advance(written);
            rest = rest[part.Length..];
        }

        _plain.ResetWrittenCount();
    }
}
