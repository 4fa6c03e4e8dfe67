using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>The Connect protocol (connectrpc.com/docs/protocol): what calls of one message and streams have in common.</summary>
/// <param name="contentType">The content type of request and response.</param>
/// <param name="json">The JSON of the contract, or null where there is none.</param>
internal abstract class ConnectDialect(string contentType, ContractJson? json) : Dialect
{
    internal const string VersionHeader = "Connect-Protocol-Version";
    internal const string TimeoutHeader = "Connect-Timeout-Ms";

    private const string Own = "connect-";
    private const int MaxDigits = 10;

    internal override bool IsJson => contentType.EndsWith("json", StringComparison.Ordinal);

    internal override StatusCode Malformed => StatusCode.InvalidArgument;

    protected ContractJson? Contract => json;

    internal override TimeSpan? Begin(HttpContext http, out string? problem)
    {
        http.Response.ContentType = contentType;
        AnnounceEncodings(http);
        problem = Version(http.Request) is null or "1" ? null : $"Only version 1 of the Connect protocol is spoken here.";
        if (problem is not null || !http.Request.Headers.TryGetValue(TimeoutHeader, out var timeout))
        {
            return null;
        }

        if (timeout.ToString() is { Length: <= MaxDigits } digits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        problem = $"The header \"{TimeoutHeader}\" is not a number of at most {MaxDigits} digits.";
        return null;
    }

    internal override bool Owns(string header) => header.StartsWith(Own, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without a word on it, the caller takes what it sends.</summary>
    internal override string? AcceptedEncodings(HttpCall call) => base.AcceptedEncodings(call) ?? call.Encoding;

    /// <summary>The version of the protocol that the caller names, or null.</summary>
    protected virtual string? Version(HttpRequest request) => request.Headers[VersionHeader];
}
