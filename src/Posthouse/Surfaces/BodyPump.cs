using System.Buffers;

namespace Posthouse.Surfaces;

/// <summary>Copies a body and flushes every piece, so that what trickles in trickles out.</summary>
internal static class BodyPump
{
    private const int PieceBytes = 64 * 1024;

    public static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            int read;
            while ((read = await from.ReadAsync(piece, cancellationToken)) > 0)
            {
                await to.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                await to.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
