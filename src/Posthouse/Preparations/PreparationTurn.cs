namespace Posthouse.Preparations;

/// <summary>
/// The right to prepare a component, held by one process at a time among those that share its data folder: a lock on a file, which the system takes back when its holder dies.
/// </summary>
internal sealed class PreparationTurn : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _lock;

    private PreparationTurn(FileStream held) => _lock = held;

    public static async Task<PreparationTurn> TakeAsync(string directory, string component, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, $"{component}.preparing");
        while (true)
        {
            if (TryOpen(path) is { } held)
            {
                return new PreparationTurn(held);
            }

            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
        }
    }

    // The file stays: removing it while somebody waits for it would let two in.
    public void Dispose() => _lock.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
