using System.Buffers;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>
/// How a call over HTTP is written down: gRPC itself, gRPC-Web or the Connect protocol. What a call means is the same in all of them; a dialect knows where its
/// headers, messages, trailers and outcome stand. One that keeps something between these steps serves one call only.
/// </summary>
internal abstract class Dialect
{
    /// <summary>Where the two ends name the compression of messages.</summary>
    internal abstract EncodingHeaders Encodings { get; }

    /// <summary>Whether messages are JSON.</summary>
    internal virtual bool IsJson => false;

    /// <summary>Whether nothing is sent before the outcome is known, because it decides over the headers.</summary>
    internal virtual bool HoldsResponse => false;

    /// <summary>The status of a request that cannot be read.</summary>
    internal virtual StatusCode Malformed => StatusCode.Internal;

    /// <summary>Sets the headers of the response and reads those of the request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="problem">What is wrong with its headers, or null.</param>
    /// <returns>The time that the caller gives; null for no limit.</returns>
    internal abstract TimeSpan? Begin(HttpContext http, out string? problem);

    /// <summary>Writes the outcome, the last thing that is written.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="trailers">The trailers, as <see cref="ServedCall.Seal"/> gives them.</param>
    internal abstract void End(HttpContext http, Status status, Metadata trailers);

    /// <summary>Whether a header of the request belongs to the dialect, so that it is no metadata.</summary>
    internal virtual bool Owns(string header) => false;

    /// <summary>How the messages of the request are compressed, or null.</summary>
    internal virtual string? RequestEncoding(HttpRequest request) => request.Headers[Encodings.Encoding];

    /// <summary>The encodings that the caller takes, as a list with commas.</summary>
    internal virtual string? AcceptedEncodings(HttpCall call) => call.Http.Request.Headers[Encodings.Accept];

    /// <summary>The messages of the request.</summary>
    internal virtual MessageSource<T> Requests<T>(HttpCall call, Func<DeserializationContext, T> deserializer, int? maxSize)
        where T : class => new MessageReader<T>(call.Http.Request.BodyReader, deserializer, maxSize, call.Encoding);

    /// <summary>Where the messages of the response go.</summary>
    internal virtual IBufferWriter<byte> Output(HttpResponse response) => response.BodyWriter;

    /// <summary>Sends what has been written.</summary>
    internal virtual ValueTask<FlushResult> FlushAsync(HttpResponse response) => response.BodyWriter.FlushAsync(CancellationToken.None);

    /// <summary>The trailers that are seen outside, where they are no trailers of HTTP.</summary>
    protected static Metadata Seen(HttpContext http, Metadata trailers)
    {
        if (trailers.Count == 0 || http.Features.Get<HiddenTrailers>() is not { } hidden)
        {
            return trailers;
        }

        var seen = new Metadata();
        foreach (var entry in trailers.Where(entry => !hidden.Hides(entry.Key)))
        {
            seen.Add(entry);
        }

        return seen;
    }

    /// <summary>Tells a caller that compresses, or asks for it, what is understood here.</summary>
    protected void AnnounceEncodings(HttpContext http)
    {
        if (RequestEncoding(http.Request) is not (null or Protocol.Identity) || http.Request.Headers.ContainsKey(Encodings.Accept))
        {
            http.Response.Headers[Encodings.Accept] = MessageEncodings.Accepted;
        }
    }
}

/// <summary>The names of the headers that compression is agreed on with.</summary>
/// <param name="Encoding">What the sender has done.</param>
/// <param name="Accept">What the other end may do.</param>
internal sealed record EncodingHeaders(string Encoding, string Accept);
