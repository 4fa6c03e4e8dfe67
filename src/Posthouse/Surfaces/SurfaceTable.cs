using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Surfaces;

/// <summary>Finds what takes a path: the longest prefix that ends at a slash or at the path's end, in any case.</summary>
/// <typeparam name="T">What takes it.</typeparam>
internal sealed class SurfaceTable<T>
    where T : class
{
    private readonly ImmutableArray<(PathString Prefix, T Taker)> _entries;

    public SurfaceTable(IEnumerable<(string Prefix, T Taker)> entries) =>
        _entries = [.. entries.OrderByDescending(static entry => entry.Prefix.Length).Select(static entry => (new PathString(entry.Prefix == "/" ? "" : entry.Prefix), entry.Taker))];

    public T? Find(PathString path)
    {
        foreach (var (prefix, taker) in _entries)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return taker;
            }
        }

        return null;
    }
}
