using System.Security.Cryptography;

namespace Posthouse.Security;

/// <summary>
/// The secret that the processes of one running application share, and with which they prove to each other who calls. Made by the supervisor at
/// start and handed over on its control socket, or read from a file on a cluster; never in the environment, never written, never logged.
/// </summary>
public sealed class ClusterKey
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int MinimumBytes = 32;

    private readonly byte[] _bytes;

    private ClusterKey(byte[] bytes) => _bytes = bytes;

    /// <summary>Makes a new random key.</summary>
    public static ClusterKey Create() => new(RandomNumberGenerator.GetBytes(MinimumBytes));

    /// <summary>Reads a key from text, as <c>openssl rand -base64 32</c> writes it.</summary>
    /// <param name="base64">The key in base 64; white space around it is ignored.</param>
    /// <exception cref="FormatException">The text is not base 64, or has fewer than <see cref="MinimumBytes"/> bytes.</exception>
    public static ClusterKey Parse(string base64)
    {
        var bytes = Convert.FromBase64String(base64.Trim());
        return bytes.Length >= MinimumBytes
            ? new ClusterKey(bytes)
            : throw new FormatException($"A cluster key has at least {MinimumBytes} bytes; this one has {bytes.Length}.");
    }

    /// <summary>Never the key itself.</summary>
    public override string ToString() => "***";

    internal string ToBase64() => Convert.ToBase64String(_bytes);

    internal byte[] Derive(ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[MinimumBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, derived, salt: [], purpose);
        return derived;
    }
}
