using System.Security.Cryptography;
using System.Text;

namespace Users.Outgoing;

/// <summary>A mail's Message-ID (RFC 5322, 3.6.4) follows from its key: whoever gets it twice can tell.</summary>
internal static class MessageIds
{
    public static string Of(string key, string domain) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 20))}@{domain}";
}
