using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Grpc.Server;

/// <summary>What a connection says about its peer.</summary>
internal static class HttpPeer
{
    private const string CommonName = "x509_common_name";
    private const string AlternativeName = "x509_subject_alternative_name";

    /// <summary>The peer's address in gRPC's notation: <c>ipv4:127.0.0.1:5000</c>, <c>ipv6:[::1]:5000</c>, <c>unknown</c>.</summary>
    internal static string Address(ConnectionInfo connection)
    {
        if (connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? $"ipv4:{address}:{connection.RemotePort}"
            : $"ipv6:[{address}]:{connection.RemotePort}";
    }

    /// <summary>The names in the peer's certificate; nothing without one.</summary>
    internal static AuthContext Authentication(ConnectionInfo connection)
    {
        var properties = new Dictionary<string, List<AuthProperty>>(StringComparer.Ordinal);
        if (connection.ClientCertificate is not { } certificate)
        {
            return new AuthContext(null, properties);
        }

        string? identity = null;
        if (certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } commonName)
        {
            Add(CommonName, commonName);
            identity = CommonName;
        }

        foreach (var names in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            foreach (var name in names.EnumerateDnsNames())
            {
                Add(AlternativeName, name);
                identity = AlternativeName;
            }
        }

        return new AuthContext(identity, properties);

        void Add(string property, string value)
        {
            if (!properties.TryGetValue(property, out var values))
            {
                properties.Add(property, values = []);
            }

            values.Add(AuthProperty.Create(property, Encoding.UTF8.GetBytes(value)));
        }
    }
}
