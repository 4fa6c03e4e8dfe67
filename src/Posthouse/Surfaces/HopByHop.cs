using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace Posthouse.Surfaces;

/// <summary>Headers that mean one connection only (RFC 9110, section 7.6.1) and are not passed on, with those that <c>Connection</c> names.</summary>
internal static class HopByHop
{
    private static readonly FrozenSet<string> Always = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Is(string header, StringValues connection) =>
        Always.Contains(header) || (connection.Count > 0 && Names(connection).Contains(header, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Names(StringValues connection) =>
        connection.SelectMany(static line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
