using System.Security.Cryptography;
using System.Text;

namespace Bank.Webhooks;

/// <summary>The header <c>Stripe-Signature</c>: the time, and an HMAC-SHA256 of time and body under the endpoint's secret.</summary>
internal static class WebhookSignature
{
    public static string Of(string secret, long time, string body) =>
        $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
}
