using System.Text.Json;

namespace PartnerHotels.Bookings;

/// <summary>Keeps the states of bookings as lines of a file; a line is on disk before anybody is told. What a dying process left half written does not count.</summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream _file;

    public Journal(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>Every state that was written, oldest first. Called once, before the first <see cref="Append"/>.</summary>
    public IReadOnlyList<Booking> ReadAll()
    {
        var content = new byte[_file.Length];
        _file.ReadExactly(content);
        var states = new List<Booking>();
        var start = 0;
        for (var end = Array.IndexOf(content, (byte)'\n'); end >= 0; end = Array.IndexOf(content, (byte)'\n', start))
        {
            states.Add(JsonSerializer.Deserialize<Booking>(content.AsSpan(start, end - start))!);
            start = end + 1;
        }

        _file.SetLength(start);
        _file.Seek(0, SeekOrigin.End);
        return states;
    }

    public void Append(Booking state)
    {
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(state), (byte)'\n']);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
