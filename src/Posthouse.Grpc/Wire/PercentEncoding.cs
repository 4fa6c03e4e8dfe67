using System.Buffers;
using System.Text;

namespace Posthouse.Grpc.Wire;

/// <summary>The text of <c>grpc-message</c>: UTF-8 with everything but printable ASCII, and the percent sign itself, as <c>%XX</c>.</summary>
internal static class PercentEncoding
{
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(character => character != '%')]);

    /// <summary>Encodes a message.</summary>
    /// <param name="message">Any text.</param>
    /// <returns>The same object if nothing needs to be encoded.</returns>
    internal static string Encode(string message)
    {
        var start = message.AsSpan().IndexOfAnyExcept(Plain);
        if (start < 0)
        {
            return message;
        }

        var encoded = new StringBuilder(message.Length + 16).Append(message, 0, start);
        foreach (var octet in Encoding.UTF8.GetBytes(message, start, message.Length - start))
        {
            if (Plain.Contains((char)octet))
            {
                encoded.Append((char)octet);
            }
            else
            {
                encoded.Append('%').Append(HexDigits[octet >> 4]).Append(HexDigits[octet & 15]);
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes a message. An escape that is not well formed stays as it is: a broken message must not hide the status.</summary>
    /// <param name="encoded">The value of the header.</param>
    /// <returns>The message.</returns>
    internal static string Decode(string encoded)
    {
        var start = encoded.IndexOf('%', StringComparison.Ordinal);
        if (start < 0)
        {
            return encoded;
        }

        var octets = new ArrayBufferWriter<byte>(encoded.Length);
        var rest = encoded.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low))
            {
                octets.Write([(byte)((HexDigits.IndexOf(char.ToUpperInvariant(high), StringComparison.Ordinal) << 4)
                    | HexDigits.IndexOf(char.ToUpperInvariant(low), StringComparison.Ordinal))]);
                rest = rest[3..];
                continue;
            }

            var length = rest[1..].IndexOf('%') is var next and >= 0 ? next + 1 : rest.Length;
            Encoding.UTF8.GetBytes(rest[..length], octets);
            rest = rest[length..];
        }

        return Encoding.UTF8.GetString(octets.WrittenSpan);
    }
}
