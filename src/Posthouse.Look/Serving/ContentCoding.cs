using System.IO.Compression;

namespace Posthouse.Look.Serving;

/// <summary>Makes content smaller in a way that HTTP knows (RFC 9110, section 8.4.1).</summary>
internal static class ContentCoding
{
    public static byte[] Brotli(byte[] plain, CompressionLevel level) => Through(plain, into => new BrotliStream(into, level));

    public static byte[] Gzip(byte[] plain, CompressionLevel level) => Through(plain, into => new GZipStream(into, level));

    private static byte[] Through(byte[] plain, Func<Stream, Stream> compress)
    {
        var compressed = new MemoryStream();
        using (var stream = compress(compressed))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }
}
