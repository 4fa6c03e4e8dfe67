using System.Buffers;
using System.Collections.Frozen;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>Metadata to HTTP headers and back.</summary>
internal static class MetadataHeaders
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Protocol.StatusHeader,
        Protocol.MessageHeader,
        Protocol.TimeoutHeader,
        Protocol.EncodingHeader,
        Protocol.AcceptEncodingHeader,
        Protocol.EncodingRequest,
        "accept-encoding",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "host",
        "keep-alive",
        "proxy-connection",
        "server",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade");

    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    /// <summary>Whether a name belongs to the transport: such entries are neither sent nor shown.</summary>
    /// <param name="name">The name of a header, in any case.</param>
    /// <returns>True for pseudo headers, headers of HTTP itself and those that carry the protocol.</returns>
    internal static bool IsReserved(string name) => name.Length == 0 || name[0] == ':' || Reserved.Contains(name);

    /// <summary>The value of a header for an entry: text as it is without outer white space, bytes as base64 without padding.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The text has characters other than printable ASCII.</exception>
    internal static string Format(Metadata.Entry entry)
    {
        if (entry.IsBinary)
        {
            return Convert.ToBase64String(entry.ValueBytes).TrimEnd('=');
        }

        RequirePrintable(entry);
        return entry.Value.Trim(' ');
    }

    /// <summary>
    /// Adds what a header carries. Reserved headers, those whose name cannot be a metadata key, and texts that HTTP allows and metadata do not are left out: whoever gets metadata may
    /// send them on. Values of binary entries may be several, joined by commas, with or without padding.
    /// </summary>
    /// <param name="metadata">Receives the entries.</param>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The value of the header.</param>
    /// <returns>False if a binary value is not base64; the entries before it have been added.</returns>
    internal static bool TryAdd(Metadata metadata, string name, string value)
    {
        if (IsReserved(name) || name.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            return true;
        }

        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            if (!value.AsSpan().ContainsAnyExcept(Printable))
            {
                metadata.Add(name, value);
            }

            return true;
        }

        foreach (var part in value.AsSpan().Split(','))
        {
            if (!TryDecode(value.AsSpan(part).Trim(' '), out var bytes))
            {
                return false;
            }

            metadata.Add(name, bytes);
        }

        return true;
    }

    /// <summary>A copy with what the wire would carry: without reserved entries, text without outer white space.</summary>
    /// <param name="source">The metadata, or null.</param>
    /// <returns>The copy; <see cref="Metadata.Empty"/> if nothing is left.</returns>
    /// <exception cref="ArgumentException">A text has characters other than printable ASCII.</exception>
    internal static Metadata Copy(Metadata? source)
    {
        if (source is null || source.Count == 0)
        {
            return Metadata.Empty;
        }

        var copy = new Metadata();
        foreach (var entry in source)
        {
            if (!IsReserved(entry.Key))
            {
                copy.Add(Trimmed(entry));
            }
        }

        return copy;
    }

    /// <summary>
    /// A copy with what a request would carry: the HTTP client sends the texts of a repeated key as one, joined by commas, which HTTP holds to
    /// be the same (RFC 9110 section 5.3).
    /// </summary>
    /// <param name="source">The metadata, or null.</param>
    /// <returns>The copy; <see cref="Metadata.Empty"/> if nothing is left.</returns>
    /// <exception cref="ArgumentException">A text has characters other than printable ASCII.</exception>
    internal static Metadata CopyRequest(Metadata? source)
    {
        var copy = Copy(source);
        for (var last = copy.Count - 1; last > 0; last--)
        {
            var entry = copy[last];
            for (var first = 0; first < last && !entry.IsBinary; first++)
            {
                if (copy[first].Key == entry.Key)
                {
                    copy[first] = new Metadata.Entry(entry.Key, string.Join(", ", copy.GetAll(entry.Key).Select(each => each.Value)));
                    RemoveAfter(copy, first, entry.Key);
                    last = copy.Count;
                    break;
                }
            }
        }

        return copy;
    }

    private static void RemoveAfter(Metadata metadata, int index, string key)
    {
        for (var i = metadata.Count - 1; i > index; i--)
        {
            if (metadata[i].Key == key)
            {
                metadata.RemoveAt(i);
            }
        }
    }

    private static Metadata.Entry Trimmed(Metadata.Entry entry)
    {
        if (entry.IsBinary)
        {
            return entry;
        }

        RequirePrintable(entry);
        var trimmed = entry.Value.Trim(' ');
        return trimmed.Length == entry.Value.Length ? entry : new Metadata.Entry(entry.Key, trimmed);
    }

    private static void RequirePrintable(Metadata.Entry entry)
    {
        if (entry.Value.AsSpan().ContainsAnyExcept(Printable))
        {
            throw new ArgumentException(
                $"The value of metadata \"{entry.Key}\" has characters other than printable ASCII; use a key ending in \"-bin\".",
                nameof(entry));
        }
    }

    private static bool TryDecode(ReadOnlySpan<char> value, out byte[] bytes)
    {
        var padded = value.Length % 4 == 0 ? value : string.Concat(value, "==".AsSpan(0, (4 - (value.Length % 4)) % 3));
        bytes = new byte[padded.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(padded, bytes, out var count))
        {
            return false;
        }

        bytes = count == bytes.Length ? bytes : bytes[..count];
        return true;
    }
}
