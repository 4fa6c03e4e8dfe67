using System.Text;

namespace Mailbox.Reading;

/// <summary>A message, or a part of one (RFC 2046): either it has parts or it has a body.</summary>
public sealed class MailPart
{
    private const int Deepest = 10;

    private MailPart(Header header, IReadOnlyList<MailPart> parts, byte[] body) => (Header, Parts, Body) = (header, parts, body);

    /// <summary>Its header.</summary>
    public Header Header { get; }

    /// <summary>Its parts; none when it has a body.</summary>
    public IReadOnlyList<MailPart> Parts { get; }

    /// <summary>Its body, decoded.</summary>
    public byte[] Body { get; }

    /// <summary>Its media type, in small letters.</summary>
    public string MediaType => TypeOf(Header);

    /// <summary>The name of the file that it is; empty when it is none.</summary>
    public string FileName => Parameters.Of(Header["Content-Disposition"], "filename");

    /// <summary>Its body as text.</summary>
    public string Text => EncodedText.Text(Body, Parameters.Of(Header["Content-Type"], "charset"));

    /// <summary>Itself and all parts below it, from top to bottom.</summary>
    public IEnumerable<MailPart> All => [this, .. Parts.SelectMany(static part => part.All)];

    /// <summary>Reads a message.</summary>
    public static MailPart Read(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Read(message, 0, message.Length, depth: 0);
    }

    private static MailPart Read(byte[] message, int start, int end, int depth)
    {
        var (header, body) = Header.Read(message, start, end);
        var boundary = Parameters.Of(header["Content-Type"], "boundary");
        if (depth < Deepest && boundary.Length > 0 && TypeOf(header).StartsWith("multipart/", StringComparison.Ordinal))
        {
            return new MailPart(header, [.. Split(message, body, end, boundary).Select(part => Read(message, part.Start, part.End, depth + 1))], []);
        }

        return new MailPart(header, [], EncodedText.Body(message[body..end], header["Content-Transfer-Encoding"].Trim()));
    }

    private static string TypeOf(Header header) =>
        header["Content-Type"].Split(';')[0].Trim() is { Length: > 0 } type ? type.ToLowerInvariant() : "text/plain";

    private static IEnumerable<(int Start, int End)> Split(byte[] message, int start, int end, string boundary)
    {
        var mark = Encoding.Latin1.GetBytes($"--{boundary}");
        var begun = -1;
        for (var at = start; at <= end - mark.Length; at++)
        {
            if ((at > start && message[at - 1] != '\n') || !message.AsSpan(at, mark.Length).SequenceEqual(mark))
            {
                continue;
            }

            if (begun >= 0)
            {
                // The line break before a boundary belongs to the boundary.
                yield return (begun, Math.Max(begun, at - (at >= 2 && message[at - 2] == '\r' ? 2 : 1)));
            }

            var after = at + mark.Length;
            if (message.AsSpan(after, Math.Min(2, end - after)).SequenceEqual("--"u8))
            {
                yield break;
            }

            var lineEnd = Array.IndexOf(message, (byte)'\n', after, end - after);
            begun = lineEnd < 0 ? end : lineEnd + 1;
            at = begun - 1;
        }
    }
}
