using System.Text.Json;

namespace Bank.Books;

/// <summary>All entries of one kind, in the order in which they were made.</summary>
internal abstract class Table(string name, Type kind)
{
    public string Name { get; } = name;

    public Type Kind { get; } = kind;

    public abstract void Load(JsonElement entry);

    public abstract void Keep(Entry entry);
}

/// <param name="name">The kind's name in the journal.</param>
/// <param name="isOpen">Which entries still wait for something; these are found without looking at all.</param>
internal sealed class Table<T>(string name, Func<T, bool>? isOpen = null) : Table(name, typeof(T))
    where T : Entry
{
    private readonly SortedSet<(long Created, string Id)> _open = [];
    private readonly Dictionary<string, T> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public T? Find(string id) => _entries.GetValueOrDefault(id);

    /// <summary>The newest first.</summary>
    public IEnumerable<T> Newest()
    {
        for (var index = _order.Count - 1; index >= 0; index--)
        {
            yield return _entries[_order[index]];
        }
    }

    public bool IsOpen(T entry) => isOpen?.Invoke(entry) is true;

    /// <summary>Those that still wait for something, the oldest first.</summary>
    public IEnumerable<T> Open() => _open.Select(place => _entries[place.Id]);

    public override void Load(JsonElement entry) => Keep(entry.Deserialize<T>(BankBooks.Json)!);

    public override void Keep(Entry entry)
    {
        if (!_entries.ContainsKey(entry.Id))
        {
            _order.Add(entry.Id);
        }

        _entries[entry.Id] = (T)entry;
        if (IsOpen((T)entry))
        {
            _open.Add((entry.Created, entry.Id));
        }
        else
        {
            _open.Remove((entry.Created, entry.Id));
        }
    }
}
