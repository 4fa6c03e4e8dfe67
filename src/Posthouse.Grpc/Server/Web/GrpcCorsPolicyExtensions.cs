using Posthouse.Grpc.Wire;

namespace Microsoft.AspNetCore.Cors.Infrastructure;

/// <summary>What pages of other origins need to make calls.</summary>
public static class GrpcCorsPolicyExtensions
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(2);

    private static readonly string[] Exposed =
    [
        "*", Protocol.StatusHeader, Protocol.MessageHeader, Protocol.StatusDetailsHeader, Protocol.EncodingHeader, Protocol.AcceptEncodingHeader,
        "Connect-Content-Encoding", "Connect-Accept-Encoding",
    ];

    /// <summary>
    /// Lets pages of the policy's origins call by gRPC-Web, the Connect protocol and JSON: POST and GET, with any request header (metadata are headers), and lets them see the outcome. Without
    /// credentials they see every header of a response; with credentials browsers take <c>*</c> for a name, and response headers and trailers of one's own
    /// (<c>Trailer-…</c> in the Connect protocol) must be named with <see cref="CorsPolicyBuilder.WithExposedHeaders"/> besides. Browsers ask again after two hours.
    /// </summary>
    /// <param name="policy">The policy; its origins, and whether it allows credentials, are for the caller to say.</param>
    /// <returns>The policy.</returns>
    public static CorsPolicyBuilder AllowCalls(this CorsPolicyBuilder policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.WithMethods("GET", "POST").AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(Remembered);
    }
}
