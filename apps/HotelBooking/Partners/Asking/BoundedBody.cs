namespace HotelBooking.Partners.Asking;

/// <summary>Reads a body that may be of any length.</summary>
internal static class BoundedBody
{
    private const int PieceBytes = 16 * 1024;

    /// <summary>Reads a whole body.</summary>
    /// <param name="body">The body; read by little more than <paramref name="most"/> bytes, however long it is.</param>
    /// <param name="most">How many bytes are taken at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see langword="null"/> when the body is longer.</returns>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        var piece = new byte[PieceBytes];
        int read;
        while ((read = await body.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (answer.Length + read > most)
            {
                return null;
            }

            await answer.WriteAsync(piece.AsMemory(0, read), cancellationToken);
        }

        return answer.ToArray();
    }
}
