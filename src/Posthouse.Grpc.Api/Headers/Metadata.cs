using System.Collections;
using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>
/// The headers or trailers of a call: an ordered list in which a key may be repeated. Keys ending in <c>-bin</c> carry bytes, all others
/// ASCII text.
/// </summary>
public sealed partial class Metadata : IList<Metadata.Entry>
{
    /// <summary>The end of every key that carries bytes.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>No entries, and none can be added.</summary>
    public static readonly Metadata Empty = new() { IsReadOnly = true };

    private readonly List<Entry> _entries = [];

    /// <summary>An empty list that takes entries.</summary>
    public Metadata()
    {
    }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public bool IsReadOnly { get; private init; }

    /// <inheritdoc/>
    public Entry this[int index]
    {
        get => _entries[index];
        set
        {
            GrpcPreconditions.CheckNotNull(value, nameof(value));
            Writable()[index] = value;
        }
    }

    /// <summary>The last entry with a key.</summary>
    /// <param name="key">The key, in any case.</param>
    /// <returns>The entry, or null.</returns>
    public Entry? Get(string key)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].HasKey(key))
            {
                return _entries[i];
            }
        }

        return null;
    }

    /// <summary>The text of the last entry with a key.</summary>
    /// <param name="key">The key, in any case.</param>
    /// <returns>The text, or null without such an entry.</returns>
    /// <exception cref="InvalidOperationException">The entry carries bytes.</exception>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry with a key.</summary>
    /// <param name="key">The key, in any case.</param>
    /// <returns>A copy of the bytes (of an ASCII entry, its text), or null without such an entry.</returns>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>All entries with a key, in order.</summary>
    /// <param name="key">The key, in any case.</param>
    /// <returns>The entries.</returns>
    public IEnumerable<Entry> GetAll(string key)
    {
        foreach (var entry in _entries)
        {
            if (entry.HasKey(key))
            {
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public void Add(Entry item) => Writable().Add(GrpcPreconditions.CheckNotNull(item, nameof(item)));

    /// <summary>Adds an ASCII entry.</summary>
    /// <param name="key">The key; it must not end in <c>-bin</c>.</param>
    /// <param name="value">The text.</param>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds a binary entry.</summary>
    /// <param name="key">The key; it must end in <c>-bin</c>.</param>
    /// <param name="valueBytes">The bytes; they are copied.</param>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <inheritdoc/>
    public void Insert(int index, Entry item) => Writable().Insert(index, GrpcPreconditions.CheckNotNull(item, nameof(item)));

    /// <inheritdoc/>
    public void RemoveAt(int index) => Writable().RemoveAt(index);

    /// <inheritdoc/>
    public bool Remove(Entry item) => Writable().Remove(item);

    /// <inheritdoc/>
    public void Clear() => Writable().Clear();

    /// <inheritdoc/>
    public bool Contains(Entry item) => _entries.Contains(item);

    /// <inheritdoc/>
    public int IndexOf(Entry item) => _entries.IndexOf(item);

    /// <inheritdoc/>
    public void CopyTo(Entry[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<Entry> Writable()
    {
        GrpcPreconditions.CheckState(!IsReadOnly, "This metadata is read-only.");
        return _entries;
    }
}
