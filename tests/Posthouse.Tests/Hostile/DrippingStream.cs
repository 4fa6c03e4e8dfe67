namespace Posthouse.Tests.Hostile;

/// <summary>Bytes that arrive in pieces of any length.</summary>
internal sealed class DrippingStream(byte[] bytes, Random random) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 8))], cancellationToken);
}
