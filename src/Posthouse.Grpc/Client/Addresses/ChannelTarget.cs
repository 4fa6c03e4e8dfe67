using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>What a channel was told to reach: fixed addresses, or a name whose addresses are looked up.</summary>
/// <param name="Name">The target for people and call credentials.</param>
/// <param name="Addresses">Fixed addresses; none for a name.</param>
/// <param name="Host">The name, or null.</param>
internal sealed record ChannelTarget(string Name, IReadOnlyList<Uri> Addresses, NamedHost? Host)
{
    private const string DnsScheme = "dns:";
    private const string StaticScheme = "static:";
    private const int PlaintextPort = 80;
    private const int TlsPort = 443;

    /// <summary>Reads a target.</summary>
    /// <param name="target">An http or https address, <c>dns:///host:port</c>, <c>host:port</c>, or <c>static:///host:port,host:port</c>.</param>
    /// <param name="credentials">Say whether targets without http or https use TLS.</param>
    /// <param name="resolvesAddresses">Whether names in http and https addresses are looked up here and not by the HTTP client.</param>
    /// <exception cref="ArgumentException">The target is none of these, or needs credentials to say whether it uses TLS.</exception>
    internal static ChannelTarget Parse(string target, ChannelCredentials? credentials, bool resolvesAddresses)
    {
        if (target.StartsWith(Uri.UriSchemeHttp + "://", StringComparison.OrdinalIgnoreCase) || target.StartsWith(Uri.UriSchemeHttps + "://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(target, UriKind.Absolute, out var address) ? OfAddress(address, resolvesAddresses) : throw Unreadable(target);
        }

        if (target.StartsWith(StaticScheme, StringComparison.OrdinalIgnoreCase))
        {
            var list = WithoutSlashes(target, StaticScheme);
            var servers = list.Split(',', StringSplitOptions.TrimEntries).Select(server => Authority(server, target, credentials)).ToList();
            return new ChannelTarget(list, servers, null);
        }

        var name = target.StartsWith(DnsScheme, StringComparison.OrdinalIgnoreCase) ? WithoutSlashes(target, DnsScheme) : target;
        return OfAddress(Authority(name, target, credentials), resolves: true);
    }

    private static ChannelTarget OfAddress(Uri address, bool resolves) => resolves && address.HostNameType == UriHostNameType.Dns
        ? new ChannelTarget(address.Authority, [], new NamedHost(address))
        : new ChannelTarget(address.Authority, [address], null);

    private static string WithoutSlashes(string target, string scheme)
    {
        var rest = target[scheme.Length..];
        return !rest.StartsWith("//", StringComparison.Ordinal) ? rest
            : rest.StartsWith("///", StringComparison.Ordinal) ? rest[3..]
            : throw new ArgumentException($"\"{target}\" names a server to ask, which is not supported: write {scheme}/// and then the host.", nameof(target));
    }

    private static Uri Authority(string authority, string target, ChannelCredentials? credentials)
    {
        var secure = ChannelCredentialsReader.Read(credentials).IsSecure
            ?? throw new ArgumentException($"\"{target}\" does not say whether to use TLS: set Credentials to Insecure or SecureSsl.", nameof(credentials));
        var scheme = secure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return Uri.TryCreate($"{scheme}://{authority}", UriKind.Absolute, out var address)
            && address is { Host.Length: > 0, PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? address
            : throw Unreadable(target);
    }

    private static ArgumentException Unreadable(string target) => new(
        $"\"{target}\" is no target: write an address such as http://localhost:{PlaintextPort}, dns:///host:{TlsPort}, host:{TlsPort}, or static:///host:{TlsPort},host:{TlsPort}.", nameof(target));
}
