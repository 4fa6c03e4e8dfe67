using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace HotelBooking.BookingUi.Site;

/// <summary>
/// Seals what the browser keeps for us: id of the key, salt, tag, AES-256-GCM text. Every message has a key of its own, derived (HKDF, RFC 5869) from the
/// site's secret, a random salt and the purpose, so that no nonce is ever used twice and no purpose opens what another sealed.
/// </summary>
internal sealed class SiteProtector : IDataProtector
{
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int HeadLength = SiteKeys.IdLength + SaltLength + TagLength;

    private readonly SiteKeys _keys;
    private readonly byte[] _purposes;

    public SiteProtector(SiteKeys keys)
        : this(keys, [])
    {
    }

    private SiteProtector(SiteKeys keys, byte[] purposes) => (_keys, _purposes) = (keys, purposes);

    public IDataProtector CreateProtector(string purpose)
    {
        // Each purpose with its length before it: "a", "bc" is not "ab", "c".
        var name = Encoding.UTF8.GetBytes(purpose);
        return new SiteProtector(_keys, [.. _purposes, .. BitConverter.GetBytes(name.Length), .. name]);
    }

    public byte[] Protect(byte[] plaintext)
    {
        var key = _keys.Current;
        var sealedText = new byte[HeadLength + plaintext.Length];
        key.KeyId.CopyTo(sealedText, 0);
        var salt = sealedText.AsSpan(SiteKeys.IdLength, SaltLength);
        RandomNumberGenerator.Fill(salt);
        using var cipher = CipherOf(key, salt);
        cipher.Encrypt(Nonce, plaintext, sealedText.AsSpan(HeadLength), sealedText.AsSpan(HeadLength - TagLength, TagLength));
        return sealedText;
    }

    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < HeadLength || _keys.Find(protectedData.AsSpan(0, SiteKeys.IdLength)) is not { } key)
        {
            throw new CryptographicException("This was not sealed here.");
        }

        var plaintext = new byte[protectedData.Length - HeadLength];
        using var cipher = CipherOf(key, protectedData.AsSpan(SiteKeys.IdLength, SaltLength));
        cipher.Decrypt(Nonce, protectedData.AsSpan(HeadLength), protectedData.AsSpan(HeadLength - TagLength, TagLength), plaintext);
        return plaintext;
    }

    // Each key that it is used with seals one message.
    private static ReadOnlySpan<byte> Nonce => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private AesGcm CipherOf(SiteKey key, ReadOnlySpan<byte> salt)
    {
        Span<byte> derived = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, derived, salt, _purposes);
        return new AesGcm(derived, TagLength);
    }
}
