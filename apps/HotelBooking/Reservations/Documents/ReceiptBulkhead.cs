namespace HotelBooking.Reservations.Documents;

/// <summary>Lets a few receipts be rendered at a time; who finds no place tries again later, and leaves the runner of jobs to others meanwhile.</summary>
internal sealed class ReceiptBulkhead : IDisposable
{
    private const int Places = 3;

    private readonly SemaphoreSlim _places = new(Places);

    /// <summary>Takes a place until it is disposed.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public IDisposable Enter() => _places.Wait(0) ? new Place(_places) : throw new InvalidOperationException("All places for rendering are taken.");

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
