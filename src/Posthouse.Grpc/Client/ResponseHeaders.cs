using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>What a response says besides its messages: whether it is gRPC at all, headers, trailers and status.</summary>
internal static class ResponseHeaders
{
    private const int EntryOverhead = 32;

    /// <summary>The outcome that the head of a response already decides: no gRPC, or a status without messages ("trailers only").</summary>
    /// <param name="response">The response.</param>
    /// <param name="maxSize">Greatest allowed size of the metadata, or null.</param>
    /// <returns>The outcome, or null if messages and trailers follow.</returns>
    internal static CallOutcome? Decide(HttpResponseMessage response, int? maxSize)
    {
        var headers = response.Headers.NonValidated;
        if (Exceeds(headers, maxSize, out var size))
        {
            return TooLarge(size, maxSize);
        }

        if (headers.Contains(Protocol.StatusHeader))
        {
            return ReadOutcome(response, headers);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return NotGrpc(response, response.StatusCode == HttpStatusCode.RequestHeaderFieldsTooLarge
                ? "The request's metadata is more than the server takes: it answered with HTTP status 431."
                : $"The server answered with HTTP status {(int)response.StatusCode}.");
        }

        var contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
        return Protocol.IsGrpc(contentType)
            ? null
            : NotGrpc(response, $"The server answered with content type \"{contentType}\", which is not gRPC.");
    }

    /// <summary>The outcome that the trailers of a response give. Its messages have been read.</summary>
    /// <param name="response">The response.</param>
    /// <param name="maxSize">Greatest allowed size of the metadata, or null.</param>
    /// <returns>The outcome.</returns>
    internal static CallOutcome ReadTrailers(HttpResponseMessage response, int? maxSize) =>
        Exceeds(response.TrailingHeaders.NonValidated, maxSize, out var size) ? TooLarge(size, maxSize) : ReadOutcome(response, response.TrailingHeaders.NonValidated);

    /// <summary>The metadata of response headers.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The metadata.</returns>
    internal static Metadata Read(HttpResponseMessage response) => ReadMetadata(response.Headers.NonValidated);

    /// <summary>How the messages of a response are compressed.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The value of grpc-encoding, or null.</returns>
    internal static string? Encoding(HttpResponseMessage response) => Value(response.Headers.NonValidated, Protocol.EncodingHeader);

    // Counted as HTTP/2 counts a header list (RFC 9113 section 6.5.2), which gRPC recommends.
    private static bool Exceeds(HttpHeadersNonValidated headers, int? maxSize, out long size)
    {
        size = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                size += name.Length + value.Length + EntryOverhead;
            }
        }

        return size > maxSize;
    }

    private static CallOutcome TooLarge(long size, int? maxSize) => new(Outcomes.MetadataTooLarge(size, maxSize!.Value));

    private static CallOutcome NotGrpc(HttpResponseMessage response, string detail) =>
        new(new Status(StatusHeaders.FromHttpStatus((int)response.StatusCode), detail), Read(response));

    private static CallOutcome ReadOutcome(HttpResponseMessage response, HttpHeadersNonValidated headers)
    {
        if (Value(headers, Protocol.StatusHeader) is not { } code)
        {
            return NotGrpc(response, "The response ended without a status.");
        }

        var message = Value(headers, Protocol.MessageHeader);
        return code == "0" && message is null && headers.Count == 1
            ? CallOutcome.Success
            : new CallOutcome(StatusHeaders.Parse(code, message), ReadMetadata(headers));
    }

    private static string? Value(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.ToString() : null;

    private static Metadata ReadMetadata(HttpHeadersNonValidated headers)
    {
        Metadata? metadata = null;
        foreach (var (name, values) in headers)
        {
            if (MetadataHeaders.IsReserved(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                MetadataHeaders.TryAdd(metadata ??= [], name, value);
            }
        }

        return metadata ?? Metadata.Empty;
    }
}
