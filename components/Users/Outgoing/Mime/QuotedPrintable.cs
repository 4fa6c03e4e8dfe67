using System.Globalization;
using System.Text;

namespace Users.Outgoing.Mime;

/// <summary>Text in lines of at most 76 ASCII characters that stay readable (RFC 2045, 6.7).</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 76;

    /// <param name="text">Lines that end in a line feed.</param>
    public static string Of(string text)
    {
        var encoded = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (index > 0)
            {
                encoded.Append("\r\n");
            }

            Append(encoded, Encoding.UTF8.GetBytes(line));
        }

        return encoded.ToString();
    }

    private static void Append(StringBuilder encoded, byte[] line)
    {
        var length = 0;
        for (var index = 0; index < line.Length; index++)
        {
            var next = line[index];
            var last = index == line.Length - 1;
            var plain = next is >= 33 and <= 126 and not (byte)'=' || (next is (byte)' ' or (byte)'\t' && !last);
            var width = plain ? 1 : 3;
            // The last character of a line may take the place that a soft line break would need.
            if (length + width > (last ? LineLength : LineLength - 1))
            {
                encoded.Append("=\r\n");
                length = 0;
            }

            if (plain)
            {
                encoded.Append((char)next);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"={next:X2}");
            }

            length += width;
        }
    }
}
