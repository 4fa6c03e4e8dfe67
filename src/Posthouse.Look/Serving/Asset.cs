using System.IO.Compression;

namespace Posthouse.Look.Serving;

/// <summary>A file as it is served: its bytes, and smaller forms of them for clients that take those.</summary>
internal sealed class Asset
{
    private readonly byte[] _plain;
    private readonly Lazy<byte[]?> _brotli;
    private readonly Lazy<byte[]?> _gzip;

    public Asset(byte[] bytes, string contentType)
    {
        _plain = bytes;
        ContentType = contentType;
        var compressible = contentType is not ("font/woff2" or "image/png" or "image/webp");
        _brotli = new Lazy<byte[]?>(() => compressible ? IfSmaller(ContentCoding.Brotli(bytes, CompressionLevel.Optimal)) : null);
        _gzip = new Lazy<byte[]?>(() => compressible ? IfSmaller(ContentCoding.Gzip(bytes, CompressionLevel.Optimal)) : null);
    }

    public string ContentType { get; }

    /// <summary>The smallest form that a client takes.</summary>
    /// <param name="accepted">What the client said it takes.</param>
    /// <returns>The bytes, and the name of their encoding; <see langword="null"/> when they are the file itself.</returns>
    public (ReadOnlyMemory<byte> Bytes, string? Encoding) For(AcceptedEncodings accepted)
    {
        if (accepted.HasFlag(AcceptedEncodings.Brotli) && _brotli.Value is { } brotli)
        {
            return (brotli, "br");
        }

        return accepted.HasFlag(AcceptedEncodings.Gzip) && _gzip.Value is { } gzip ? (gzip, "gzip") : (_plain, null);
    }

    private byte[]? IfSmaller(byte[] compressed) => compressed.Length < _plain.Length ? compressed : null;
}
