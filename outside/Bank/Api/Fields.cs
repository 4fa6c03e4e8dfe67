using System.Collections.Immutable;
using System.Globalization;

namespace Bank.Api;

/// <summary>
/// A form with nested brackets, as <c>line_items[0][price_data][currency]=eur</c>. Remembers what was read: a parameter that nobody asked for is an error of the caller.
/// </summary>
internal sealed class Fields
{
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly HashSet<string> _read;
    private readonly string _prefix;

    private Fields(IReadOnlyDictionary<string, string> values, HashSet<string> read, string prefix)
    {
        _values = values;
        _read = read;
        _prefix = prefix;
    }

    /// <summary>Takes the pairs of a form or a query; <c>name[]</c> counts up.</summary>
    public static Fields Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            var path = name;
            if (path.EndsWith("[]", StringComparison.Ordinal))
            {
                var next = 0;
                while (values.ContainsKey($"{path[..^2]}[{next}]"))
                {
                    next++;
                }

                path = $"{path[..^2]}[{next}]";
            }

            values[path] = value;
        }

        return new Fields(values, [], "");
    }

    /// <summary>All names and values in one order, for comparing a request with an earlier one.</summary>
    public string Canonical => string.Join('\n', _values.Select(pair => $"{pair.Key}={pair.Value}"));

    public string? Text(string name)
    {
        var path = PathOf(name);
        if (!_values.TryGetValue(path, out var value))
        {
            return null;
        }

        _read.Add(path);
        return value.Length == 0 ? null : value;
    }

    public string Required(string name) => Text(name) ?? throw ApiFailure.Missing(PathOf(name));

    public long? Number(string name) => Text(name) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ApiFailure(400, "invalid_request_error", $"Invalid integer: {text}") { Code = "parameter_invalid_integer", Param = PathOf(name) };

    public string Choice(string name, string fallback, params ReadOnlySpan<string> allowed)
    {
        var value = Text(name) ?? fallback;
        return allowed.Contains(value)
            ? value
            : throw ApiFailure.Wrong(PathOf(name), $"Invalid {PathOf(name)}: must be one of {string.Join(", ", allowed.ToArray())}");
    }

    public Fields Under(string name) => new(_values, _read, PathOf(name));

    public bool Has(string name) => _values.Keys.Any(key => key.StartsWith($"{PathOf(name)}[", StringComparison.Ordinal));

    /// <summary>The members of a list of objects, by their index.</summary>
    public IReadOnlyList<Fields> Items(string name) =>
        [.. Children(name).OrderBy(child => int.TryParse(child, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue).Select(child => Under(name).Under(child))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Children(name).OrderBy(child => int.TryParse(child, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue).Select(child => Under(name).Text(child)).OfType<string>()];

    public ImmutableSortedDictionary<string, string> Labels(string name)
    {
        var labels = Children(name).Select(key => KeyValuePair.Create(key, Under(name).Text(key))).Where(label => label.Value is not null);
        var kept = labels.ToImmutableSortedDictionary(label => label.Key, label => label.Value!, StringComparer.Ordinal);
        return kept.Count <= 50 && kept.All(label => label.Key.Length <= 40 && label.Value.Length <= 500)
            ? kept
            : throw ApiFailure.Wrong(PathOf(name), "Metadata can have 50 keys of 40 characters with values of 500 characters.");
    }

    public void RefuseUnread()
    {
        if (_values.Keys.FirstOrDefault(key => !_read.Contains(key)) is { } unread)
        {
            throw ApiFailure.Unknown(unread);
        }
    }

    private string PathOf(string name) => _prefix.Length == 0 ? name : $"{_prefix}[{name}]";

    private IEnumerable<string> Children(string name)
    {
        var start = $"{PathOf(name)}[";
        return _values.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal) && key.IndexOf(']', start.Length) >= 0)
            .Select(key => key[start.Length..key.IndexOf(']', start.Length)])
            .Distinct(StringComparer.Ordinal);
    }
}
