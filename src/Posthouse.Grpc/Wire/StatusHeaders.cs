using System.Globalization;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>Status to the headers <c>grpc-status</c> and <c>grpc-message</c> and back, and status out of what HTTP says without them.</summary>
internal static class StatusHeaders
{
    private static readonly string[] Codes =
        [.. Enumerable.Range(0, (int)StatusCode.Unauthenticated + 1).Select(code => code.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The value of <c>grpc-status</c>.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The number of the code as text.</returns>
    internal static string Format(StatusCode code) =>
        (uint)code < (uint)Codes.Length ? Codes[(int)code] : ((int)code).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a status. A code that is no number or unknown is <see cref="StatusCode.Unknown"/>.</summary>
    /// <param name="code">The value of <c>grpc-status</c>.</param>
    /// <param name="message">The value of <c>grpc-message</c>, or null.</param>
    /// <returns>The status.</returns>
    internal static Status Parse(string code, string? message)
    {
        var detail = message is null ? "" : PercentEncoding.Decode(message);
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new Status(StatusCode.Unknown, $"The status \"{code}\" is not a number. {detail}".TrimEnd());
        }

        return new Status((uint)number < (uint)Codes.Length ? (StatusCode)number : StatusCode.Unknown, detail);
    }

    /// <summary>
    /// The status of a response that carries no <c>grpc-status</c>, as the gRPC specification maps HTTP statuses; besides, 431 (RFC 6585 section 5) is what servers of gRPC
    /// themselves answer to metadata that is too long.
    /// </summary>
    /// <param name="httpStatus">The HTTP status.</param>
    /// <returns>The code.</returns>
    internal static StatusCode FromHttpStatus(int httpStatus) => httpStatus switch
    {
        400 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        431 => StatusCode.ResourceExhausted,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };

    /// <summary>The status of a stream that was reset, as the gRPC specification maps HTTP/2 errors (RFC 9113 section 7).</summary>
    /// <param name="http2Error">The error code of the RST_STREAM or GOAWAY frame.</param>
    /// <returns>The code.</returns>
    internal static StatusCode FromHttp2Error(long http2Error) => http2Error switch
    {
        0x7 => StatusCode.Unavailable,
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted,
        0xc => StatusCode.PermissionDenied,
        0x0 or 0x1 or 0x2 or 0x3 or 0x4 or 0x6 or 0x9 or 0xa => StatusCode.Internal,
        _ => StatusCode.Unknown,
    };
}
