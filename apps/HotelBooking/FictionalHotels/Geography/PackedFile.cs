using System.IO.Compression;
using System.Text;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>The files of the folder <c>data</c>, which are built into this library.</summary>
internal static class PackedFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Stream Open(string name)
    {
        var stream = typeof(PackedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not built into {typeof(PackedFile).Assembly.GetName().Name}.");
        return name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(stream, CompressionMode.Decompress) : stream;
    }
}
