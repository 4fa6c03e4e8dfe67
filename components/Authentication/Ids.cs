using System.Security.Cryptography;

namespace Authentication;

/// <summary>New ids: UUID version 7 (RFC 9562) by the component's clock, with the platform's strong randomness.</summary>
internal static class Ids
{
    public static Guid Next(TimeProvider time)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        var milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var index = 0; index < 6; index++)
        {
            bytes[index] = (byte)(milliseconds >> (40 - (8 * index)));
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
