using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PdfReports.Templates;

/// <summary>An object in the data, its fields in order of their names; every field looked at is counted.</summary>
internal sealed class DataMap(SortedDictionary<string, object?> fields, RenderBudget budget) : IReadOnlyDictionary<string, object?>
{
    public IEnumerable<string> Keys => fields.Keys;

    public IEnumerable<object?> Values => fields.Values;

    public int Count => fields.Count;

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => fields.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        budget.Spend();
        return fields.TryGetValue(key, out value);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var field in fields)
        {
            budget.Spend();
            yield return field;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
