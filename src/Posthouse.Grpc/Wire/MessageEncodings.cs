using System.Buffers;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>Message compression: what is supported, and how two ends agree on it (gRPC's document "compression").</summary>
internal static class MessageEncodings
{
    /// <summary>The value of <c>grpc-accept-encoding</c>.</summary>
    internal const string Accepted = "identity,gzip,deflate";

    /// <summary>The encoding of a name; null for identity, for an absent name, and for names that are not supported.</summary>
    internal static MessageEncoding? Find(string? name) => name switch
    {
        "gzip" => MessageEncoding.Gzip,
        "deflate" => MessageEncoding.Deflate,
        _ => null,
    };

    /// <summary>Requires that a name given by a program is supported.</summary>
    /// <param name="name">The name; null or "identity" for no compression.</param>
    /// <param name="parameter">Where the name was given.</param>
    /// <exception cref="ArgumentException">The encoding is not supported.</exception>
    internal static MessageEncoding? Require(string? name, string parameter) => name is null or Protocol.Identity
        ? null
        : Find(name) ?? throw new ArgumentException($"Message encoding \"{name}\" is not supported: use gzip, deflate or identity.", parameter);

    /// <summary>Whether the other end takes an encoding.</summary>
    /// <param name="acceptEncoding">Its <c>grpc-accept-encoding</c> or <c>Accept-Encoding</c>, or null.</param>
    /// <param name="name">The encoding.</param>
    internal static bool IsAccepted(string? acceptEncoding, string name)
    {
        foreach (var part in acceptEncoding.AsSpan().Split(','))
        {
            var item = acceptEncoding.AsSpan(part);
            var end = item.IndexOf(';');
            if (item[..(end < 0 ? item.Length : end)].Trim(' ').Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return end < 0 || !IsZero(item[(end + 1)..].Trim(' '));
            }
        }

        return false;
    }

    // A weight of nought refuses (RFC 9110 section 12.4.2).
    private static bool IsZero(ReadOnlySpan<char> weight) => weight.TrimEnd("0.").Equals("q=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Undoes the compression of a message.</summary>
    /// <param name="payload">The message as it came.</param>
    /// <param name="compressed">The flag of its frame.</param>
    /// <param name="encoding">The value of <c>grpc-encoding</c>, or null.</param>
    /// <param name="maxSize">Greatest allowed length of the plain message, or null.</param>
    /// <returns>The plain message.</returns>
    /// <exception cref="RpcException">The message is compressed by an encoding that is missing or not supported, is not of it, or is too long.</exception>
    internal static ReadOnlySequence<byte> Decode(ReadOnlySequence<byte> payload, bool compressed, string? encoding, int? maxSize)
    {
        // Some senders flag an empty message as compressed and send nothing.
        if (!compressed || (payload.IsEmpty && Find(encoding) is not null))
        {
            return payload;
        }

        return Find(encoding) is { } known
            ? known.Decompress(payload, maxSize)
            : throw (encoding is null or Protocol.Identity ? new RpcException(Outcomes.CompressedWithoutEncoding) : new UnknownEncodingException(encoding));
    }
}
