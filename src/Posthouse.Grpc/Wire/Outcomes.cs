using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>The statuses that the runtime itself gives. Server, client and local calls use the same ones, so they read alike.</summary>
internal static class Outcomes
{
    internal static readonly Status DeadlineExceeded = new(StatusCode.DeadlineExceeded, "Deadline exceeded.");
    internal static readonly Status CancelledByClient = new(StatusCode.Cancelled, "Call cancelled by the client.");
    internal static readonly Status Disposed = new(StatusCode.Cancelled, "Call disposed before it was finished.");
    internal static readonly Status NoResponse = new(StatusCode.Cancelled, "The method returned no message.");

    /// <summary>A stream that must be one message and is not: gRPC's document "status codes" takes its method for another one.</summary>
    internal static readonly Status NoMessage = new(StatusCode.Unimplemented, "The stream ended before a message where one was expected.");

    /// <inheritdoc cref="NoMessage"/>
    internal static readonly Status MoreThanOneMessage = new(StatusCode.Unimplemented, "More than one message where one was expected.");

    internal static readonly Status IncompleteMessage = new(StatusCode.Internal, "The stream ended within a message.");
    internal static readonly Status InvalidFrame = new(StatusCode.Internal, "A message frame has an invalid compression flag.");
    internal static readonly Status CompressedWithoutEncoding =
        new(StatusCode.Internal, "A message is compressed but the stream names no encoding.");

    internal static readonly Status NotBase64 = new(StatusCode.Internal, "The body is not base64.");

    /// <summary>What becomes of an exception that a handler did not turn into a status.</summary>
    internal const string UnhandledDetail = "Exception was thrown by handler.";

    internal static Status ReceivedTooLarge(long size, int limit) =>
        new(StatusCode.ResourceExhausted, $"Received message of {size} bytes exceeds the limit of {limit} bytes.");

    internal static Status SentTooLarge(long size, int limit) =>
        new(StatusCode.ResourceExhausted, $"Message to send of {size} bytes exceeds the limit of {limit} bytes.");

    internal static Status MetadataTooLarge(long size, int limit) =>
        new(StatusCode.ResourceExhausted, $"Received metadata of {size} bytes exceeds the limit of {limit} bytes.");

    internal static Status UnpacksTooLarge(int limit) =>
        new(StatusCode.ResourceExhausted, $"A compressed message unpacks to more than the limit of {limit} bytes.");

    internal static Status NotCompressedBy(string encoding) => new(StatusCode.Internal, $"A message is not compressed by \"{encoding}\" as the stream says.");

    internal static Status UnknownEncoding(string encoding) =>
        new(StatusCode.Unimplemented, $"Message encoding \"{encoding}\" is not supported: use gzip, deflate or identity.");

    internal static Status UnimplementedMethod(string fullName) => new(StatusCode.Unimplemented, $"Method {fullName} is not implemented.");
}
