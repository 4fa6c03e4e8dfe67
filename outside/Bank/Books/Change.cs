namespace Bank.Books;

/// <summary>One change in the making: sees its own entries before everybody else does.</summary>
internal sealed class Change(BankBooks books)
{
    private readonly Dictionary<(Type Kind, string Id), Entry> _entries = [];

    public IReadOnlyCollection<Entry> Entries => _entries.Values;

    public T? Find<T>(string? id)
        where T : Entry => id switch
        {
            null => null,
            _ when _entries.TryGetValue((typeof(T), id), out var entry) => (T)entry,
            _ => books.TableOf<T>().Find(id),
        };

    public T Get<T>(string id)
        where T : Entry => Find<T>(id) ?? throw new InvalidOperationException($"{typeof(T).Name} {id} is not in the books.");

    /// <summary>All entries of a kind, the newest first.</summary>
    public IEnumerable<T> Newest<T>()
        where T : Entry =>
        _entries.Values.OfType<T>().Where(entry => books.TableOf<T>().Find(entry.Id) is null).Reverse()
            .Concat(books.TableOf<T>().Newest().Select(entry => Find<T>(entry.Id)!));

    /// <summary>The entries of a kind that still wait for something, the oldest first.</summary>
    public IReadOnlyList<T> Open<T>()
        where T : Entry
    {
        var table = books.TableOf<T>();
        return
        [
            .. table.Open().Select(entry => Find<T>(entry.Id)!).Where(table.IsOpen),
            .. _entries.Values.OfType<T>().Where(entry => table.IsOpen(entry) && (table.Find(entry.Id) is not { } earlier || !table.IsOpen(earlier))),
        ];
    }

    public T Keep<T>(T entry)
        where T : Entry
    {
        _entries[(typeof(T), entry.Id)] = entry;
        return entry;
    }
}
