using System.Text;

namespace Mailbox.Reading;

/// <summary>The header of a message or a part (RFC 5322, 2.2).</summary>
public sealed class Header
{
    private Header(IReadOnlyList<HeaderField> fields) => Fields = fields;

    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<HeaderField> Fields { get; }

    /// <summary>Reads a header, and says where the body begins.</summary>
    internal static (Header Header, int Body) Read(byte[] message, int start, int end)
    {
        var fields = new List<HeaderField>();
        var at = start;
        while (at < end)
        {
            var lineEnd = Array.IndexOf(message, (byte)'\n', at, end - at);
            lineEnd = lineEnd < 0 ? end : lineEnd;
            var line = Encoding.Latin1.GetString(message, at, lineEnd - at).TrimEnd('\r');
            at = Math.Min(lineEnd + 1, end);
            if (line.Length == 0)
            {
                break;
            }

            if (line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = fields[^1] with { Value = $"{fields[^1].Value} {line.Trim()}" };
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                fields.Add(new HeaderField(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return (new Header(fields), at);
    }

    /// <summary>The first field of a name, not decoded; empty when there is none.</summary>
    public string this[string name] => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Value ?? "";

    /// <summary>The first field of a name, as people read it.</summary>
    public string Text(string name) => EncodedText.Decode(this[name]);
}
