using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Posthouse.Payments.Webhooks;

/// <summary>
/// The header <c>Stripe-Signature</c>: <c>t=1700000000,v1=hex,v1=hex</c>, each v1 an HMAC-SHA256 of <c>t.body</c> under one secret. Valid when any of them is by any of our secrets,
/// and the time is near ours: an old message cannot be sent again by somebody who caught it.
/// </summary>
internal static class WebhookSignature
{
    private const int LongestHeader = 4_000;

    public static bool IsValid(string header, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        if (header.Length is 0 or > LongestHeader || TimeOf(header) is not { } time || (now - time).Duration() > tolerance)
        {
            return false;
        }

        var given = Parts(header, "v1").Select(Unhex).OfType<byte[]>().ToList();
        var signed = Signed(time, body);
        var isValid = false;
        foreach (var secret in secrets)
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
            foreach (var signature in given)
            {
                // Every pair is compared, in constant time: how long it takes tells nothing.
                isValid |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return isValid;
    }

    private static DateTimeOffset? TimeOf(string header) =>
        Parts(header, "t").FirstOrDefault() is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static IEnumerable<string> Parts(string header, string name) => header.Split(',')
        .Select(part => part.Trim().Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == name)
        .Select(pair => pair[1]);

    private static byte[]? Unhex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] Signed(DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.ASCII.GetBytes($"{time.ToUnixTimeSeconds()}.");
        return [.. prefix, .. body];
    }
}
