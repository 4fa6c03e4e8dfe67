using System.Text;

namespace Users.Outgoing.Mime;

/// <summary>A part of a message (RFC 2045, RFC 2046): its header fields and its encoded body, in ASCII.</summary>
internal sealed class MimePart
{
    private MimePart(string header, string body) => (Header, Body) = (header, body);

    /// <summary>Header fields, each ending in CR LF.</summary>
    public string Header { get; }

    public string Body { get; }

    /// <param name="subtype">Such as <c>plain</c>.</param>
    /// <param name="text">Lines that end in a line feed.</param>
    public static MimePart Text(string subtype, string text)
    {
        var readable = text.Count(char.IsAscii) * 10 >= text.Length * 7;
        var body = readable ? QuotedPrintable.Of(text) : Base64(Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        return new MimePart($"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: {(readable ? "quoted-printable" : "base64")}\r\n", body);
    }

    public static MimePart File(StoredAttachment file) => new(
        $"Content-Type: {file.MediaType}\r\nContent-Disposition: attachment;\r\n {FileNames.Parameter(file.FileName)}\r\nContent-Transfer-Encoding: base64\r\n",
        Base64(file.Content));

    /// <param name="subtype">Such as <c>alternative</c>.</param>
    /// <param name="boundary">What stands between the parts. It has <c>=_</c>, which no encoded body has.</param>
    /// <param name="parts">The parts.</param>
    public static MimePart Multiple(string subtype, string boundary, IEnumerable<MimePart> parts)
    {
        var body = new StringBuilder();
        foreach (var part in parts)
        {
            body.Append("--").Append(boundary).Append("\r\n").Append(part.Header).Append("\r\n").Append(part.Body).Append("\r\n");
        }

        return new MimePart($"Content-Type: multipart/{subtype};\r\n boundary=\"{boundary}\"\r\n", body.Append("--").Append(boundary).Append("--").ToString());
    }

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n");
}
