using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mailbox.Reading;

/// <summary>Parameters of a structured header field, also those in pieces and in other alphabets (RFC 2231).</summary>
internal static partial class Parameters
{
    public static string Of(string field, string name)
    {
        var all = Parameter().Matches(field).ToLookup(
            static match => match.Groups["name"].Value.ToUpperInvariant(), static match => Unquote(match.Groups["value"].Value), StringComparer.Ordinal);
        var upper = name.ToUpperInvariant();
        if (all[upper].FirstOrDefault() is { } plain)
        {
            return EncodedText.Decode(plain);
        }

        var encoded = new StringBuilder(all[$"{upper}*"].FirstOrDefault() ?? "");
        for (var piece = 0; piece < 100 && encoded.Length < 4_000; piece++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{upper}*{piece}");
            encoded.Append((all[$"{key}*"].FirstOrDefault() ?? all[key].FirstOrDefault()) ?? "");
        }

        var parts = encoded.ToString().Split('\'', 3);
        return parts.Length == 3 ? EncodedText.Text(EncodedText.Percent(parts[2]), parts[0]) : encoded.ToString();
    }

    private static string Unquote(string value) =>
        value is ['"', .. var inner, '"'] ? inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : value.Trim();

    [GeneratedRegex(";\\s*(?<name>[A-Za-z0-9*_-]+)\\s*=\\s*(?<value>\"(?:[^\"\\\\]|\\\\.)*\"|[^;\\s]*)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
