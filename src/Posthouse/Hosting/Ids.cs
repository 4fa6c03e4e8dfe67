using System.Security.Cryptography;

namespace Posthouse.Hosting;

/// <summary>New ids of the process: UUID version 7 (RFC 9562), which sort by the time of the process's clock.</summary>
internal static class Ids
{
    public static Func<Guid> Of(TimeProvider time) => () =>
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
    };
}
