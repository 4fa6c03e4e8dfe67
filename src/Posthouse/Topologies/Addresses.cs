using System.Diagnostics.CodeAnalysis;

namespace Posthouse.Topologies;

/// <summary>Reads the addresses of processes and servers: scheme, host and port, nothing else.</summary>
internal static class Addresses
{
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.AbsolutePath == "/" && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    /// <summary>An address from a setting that gives a host, a host and port, or a whole address.</summary>
    public static bool TryParseHost(string text, int defaultPort, [NotNullWhen(true)] out Uri? address)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return TryParse(text, out address);
        }

        return TryParse($"http://{text}", out address)
            && (!address.IsDefaultPort || text.EndsWith(":80", StringComparison.Ordinal) || TryParse($"http://{text}:{defaultPort}", out address));
    }

    public static bool IsLoopback(Uri address) => address.IsLoopback;
}
