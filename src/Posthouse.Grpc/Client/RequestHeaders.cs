using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>The head of a request.</summary>
internal static class RequestHeaders
{
    internal static readonly MediaTypeHeaderValue ContentType = new(Protocol.ContentType);

    private const string UserAgent = "grpc-dotnet-posthouse/0.1";

    /// <summary>A request with everything that gRPC asks for.</summary>
    /// <param name="address">Server and method.</param>
    /// <param name="body">The body.</param>
    /// <param name="timeLeft">Time until the deadline, or null.</param>
    /// <param name="metadata">Metadata of the call, or null.</param>
    /// <param name="credentials">Metadata of its credentials, or null.</param>
    /// <returns>A new request.</returns>
    /// <exception cref="ArgumentException">A text value has characters that a header cannot carry.</exception>
    internal static HttpRequestMessage Create(Uri address, HttpContent body, TimeSpan? timeLeft, Metadata? metadata, Metadata? credentials)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        request.Headers.TryAddWithoutValidation("te", Protocol.Trailers);
        request.Headers.TryAddWithoutValidation(Protocol.AcceptEncodingHeader, MessageEncodings.Accepted);
        if (metadata?.GetValue(Protocol.EncodingRequest) is { } encoding && MessageEncodings.Find(encoding) is not null)
        {
            request.Headers.TryAddWithoutValidation(Protocol.EncodingHeader, encoding);
        }

        if (timeLeft is { } left)
        {
            request.Headers.TryAddWithoutValidation(Protocol.TimeoutHeader, TimeoutHeader.Format(left));
        }

        Add(request, metadata);
        Add(request, credentials);
        if (metadata is null || !request.Headers.NonValidated.Contains("user-agent"))
        {
            request.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        }

        return request;
    }

    /// <summary>How the requests of a call are compressed; null for not at all.</summary>
    /// <param name="options">Options of the call.</param>
    /// <exception cref="ArgumentException">The call asks for an encoding that is not supported.</exception>
    internal static MessageEncoding? Encoding(CallOptions options) =>
        MessageEncodings.Require(options.Headers?.GetValue(Protocol.EncodingRequest), Protocol.EncodingRequest);

    private static void Add(HttpRequestMessage request, Metadata? metadata)
    {
        for (var i = 0; i < (metadata?.Count ?? 0); i++)
        {
            var entry = metadata![i];
            if (!MetadataHeaders.IsReserved(entry.Key)
                && !request.Headers.TryAddWithoutValidation(entry.Key, MetadataHeaders.Format(entry)))
            {
                // Names that HTTP counts among the headers of a body, such as "expires".
                request.Content!.Headers.TryAddWithoutValidation(entry.Key, MetadataHeaders.Format(entry));
            }
        }
    }
}
