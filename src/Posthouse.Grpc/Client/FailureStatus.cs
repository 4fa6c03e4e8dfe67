using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>The one place on the client that turns an exception into a status.</summary>
internal static class FailureStatus
{
    private const long RefusedStream = 0x7;

    /// <summary>The status of a call that failed.</summary>
    /// <param name="failure">What was thrown while the call was made.</param>
    /// <returns>The status, with the exception for debugging.</returns>
    internal static Status Of(Exception failure) => failure switch
    {
        UnknownEncodingException unknown => new Status(StatusCode.Internal, unknown.Status.Detail, unknown),
        RpcException known => known.Status,
        InvalidProtocolBufferException => new Status(StatusCode.Internal, $"A message could not be read: {failure.Message}", failure),
        HttpProtocolException reset => OfReset(reset, failure),
        { InnerException: HttpProtocolException reset } => OfReset(reset, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: null } request when request.Message.Contains("request headers length", StringComparison.Ordinal) =>
            new Status(StatusCode.ResourceExhausted, $"The request's metadata is more than the server takes: {request.Message}", request),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } invalid when !IsCutOff(invalid) =>
            new Status(StatusCode.Internal, $"The server's answer is not valid HTTP/2: {invalid.Message}", invalid),
        HttpRequestException or IOException => new Status(StatusCode.Unavailable, $"The connection failed: {Innermost(failure)}", failure),
        OperationCanceledException { InnerException: TimeoutException } =>
            new Status(StatusCode.Unavailable, "The server could not be reached in time.", failure),
        OperationCanceledException => new Status(StatusCode.Cancelled, Outcomes.CancelledByClient.Detail, failure),
        _ => new Status(StatusCode.Internal, $"The call could not be made: {failure.GetType().Name}: {failure.Message}", failure),
    };

    /// <summary>Whether no connection came about, so that nothing of the call has left.</summary>
    /// <param name="failure">What the transport threw.</param>
    /// <returns>True if the call may be tried again without being made twice.</returns>
    internal static bool IsUnreached(Exception failure) => failure switch
    {
        HttpRequestException request => request.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or
            HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    /// <summary>Whether the server let it be known that it has not begun the call (REFUSED_STREAM, RFC 9113 section 8.7).</summary>
    /// <param name="failure">What the transport threw.</param>
    /// <returns>True if the call may be tried again without being made twice.</returns>
    internal static bool IsRefused(Exception failure) =>
        (failure as HttpProtocolException ?? failure.InnerException as HttpProtocolException)?.ErrorCode == RefusedStream;

    private static Status OfReset(HttpProtocolException reset, Exception failure)
    {
        // Only the text tells a reset stream from a connection that is over, for example because a ping was not answered: then nobody has refused this call.
        if (!reset.Message.Contains("reset the stream", StringComparison.Ordinal))
        {
            return new Status(StatusCode.Unavailable, $"The connection failed: {reset.Message}", failure);
        }

        return new Status(StatusHeaders.FromHttp2Error(reset.ErrorCode), $"The server ended the stream with HTTP/2 error 0x{reset.ErrorCode:x}.", failure);
    }

    // A connection that is lost before the server's first frame also counts as an invalid response: only the cause tells that there was none. The call may have left.
    private static bool IsCutOff(HttpRequestException invalid) => invalid.GetBaseException() switch
    {
        HttpIOException end => end.HttpRequestError == HttpRequestError.ResponseEnded,
        var cause => cause is SocketException or IOException,
    };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;
}
