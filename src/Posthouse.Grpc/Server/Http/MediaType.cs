namespace Posthouse.Grpc.Server;

/// <summary>Compares the media type of a header, whatever its parameters.</summary>
internal static class MediaType
{
    internal static ReadOnlySpan<char> Of(string? header)
    {
        var end = header?.IndexOf(';', StringComparison.Ordinal) ?? -1;
        return (end < 0 ? header.AsSpan() : header.AsSpan(0, end)).Trim(' ');
    }

    internal static bool Is(string? header, string type) => Of(header).Equals(type, StringComparison.OrdinalIgnoreCase);
}
