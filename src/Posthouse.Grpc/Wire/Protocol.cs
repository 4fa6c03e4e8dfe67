namespace Posthouse.Grpc.Wire;

/// <summary>Names and constants of gRPC over HTTP/2.</summary>
internal static class Protocol
{
    internal const string ContentType = "application/grpc";
    internal const string ProtoContentType = "application/grpc+proto";
    internal const string Identity = "identity";
    internal const string Trailers = "trailers";

    internal const string StatusHeader = "grpc-status";
    internal const string MessageHeader = "grpc-message";
    internal const string StatusDetailsHeader = "grpc-status-details-bin";
    internal const string TimeoutHeader = "grpc-timeout";
    internal const string EncodingHeader = "grpc-encoding";
    internal const string AcceptEncodingHeader = "grpc-accept-encoding";

    /// <summary>
    /// Metadata that asks for an encoding of the messages that the asker sends: of requests in the headers of a call, of responses in the response headers. It is
    /// not sent itself. The name is the one that .NET programs know.
    /// </summary>
    internal const string EncodingRequest = "grpc-internal-encoding-request";

    /// <summary>Four mebibytes: the limit on received messages unless configured otherwise.</summary>
    internal const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    /// <summary>Whether a content type is gRPC: <c>application/grpc</c>, alone or followed by <c>+format</c> or parameters.</summary>
    /// <param name="contentType">The header's value, or null.</param>
    /// <returns>True for gRPC; false for <c>application/grpc-web</c> and everything else.</returns>
    internal static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');
}
