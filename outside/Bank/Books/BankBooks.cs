using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bank.Books;

/// <summary>
/// All that the bank knows: kept in memory, changed by one change at a time, and journalled. A change is seen by others at once and is durable
/// when <see cref="DurableAsync"/> returns, which everybody awaits before answering.
/// </summary>
internal sealed class BankBooks : IAsyncDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly Dictionary<Type, Table> _tables;
    private readonly Dictionary<string, Table> _byName;

    public BankBooks(string directory)
    {
        Table[] tables =
        [
            new Table<Session>("session", session => session.Status == Session.Open),
            new Table<Intent>("intent", intent => intent.Status == Intent.NeedsCapture),
            new Table<Charge>("charge"),
            new Table<Refund>("refund", refund => refund.SettlesAt > 0),
            new Table<WebhookEndpoint>("endpoint", endpoint => !endpoint.Deleted),
            new Table<BankEvent>("event"),
            new Table<Delivery>("delivery", delivery => delivery.Status == Delivery.Waiting),
            new Table<Replay>("replay"),
            new Table<Switches>("switches"),
        ];
        _tables = tables.ToDictionary(table => table.Kind);
        _byName = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        Directory.CreateDirectory(directory);
        _journal = Journal.Open(Path.Combine(directory, "bank.journal"), Load);
    }

    /// <summary>Does a change as a whole: when the work throws, nothing has changed.</summary>
    public T Change<T>(Func<Change, T> work)
    {
        lock (_gate)
        {
            var change = new Change(this);
            var answer = work(change);
            if (change.Entries.Count > 0)
            {
                foreach (var entry in change.Entries)
                {
                    _tables[entry.GetType()].Keep(entry);
                }

                _journal.Append(Line(change.Entries));
            }

            return answer;
        }
    }

    public Task DurableAsync() => _journal.Durable;

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    internal Table<T> TableOf<T>()
        where T : Entry => (Table<T>)_tables[typeof(T)];

    private string Line(IEnumerable<Entry> entries) =>
        JsonSerializer.Serialize(entries.Select(entry => new JournalEntry(_tables[entry.GetType()].Name, JsonSerializer.SerializeToElement(entry, entry.GetType(), Json))), Json);

    private void Load(string line)
    {
        foreach (var entry in JsonSerializer.Deserialize<JournalEntry[]>(line, Json)!)
        {
            _byName[entry.Table].Load(entry.Value);
        }
    }

    private sealed record JournalEntry(string Table, JsonElement Value);
}
