using System.Collections;
using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace Posthouse.Settings;

/// <summary>
/// The settings of an application: values by key, as in <c>Payments:BankUrl</c>. Immutable; case does not count in keys. They come from environment variables
/// (<c>Payments__BankUrl</c>) and the command line (<c>--set Payments:BankUrl=…</c>); components see them as options records only.
/// </summary>
public sealed class SettingValues
{
    private const string Separator = "__";

    private SettingValues(ImmutableSortedDictionary<string, string> values) => All = values;

    /// <summary>No setting at all: every option has its default.</summary>
    public static SettingValues None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase));

    /// <summary>Every setting, ordered by key.</summary>
    public ImmutableSortedDictionary<string, string> All { get; }

    /// <summary>Takes the environment variables whose names have a section: <c>Section__Name</c>.</summary>
    /// <param name="variables">The variables, as the environment gives them.</param>
    public static SettingValues FromEnvironment(IDictionary variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return None.With(
            from DictionaryEntry variable in variables
            let name = (string)variable.Key
            where name.IndexOf(Separator, StringComparison.Ordinal) > 0
            select KeyValuePair.Create(name.Replace(Separator, ":", StringComparison.Ordinal), variable.Value as string ?? ""));
    }

    /// <summary>These settings with others put over them.</summary>
    /// <param name="values">Values by key; they win.</param>
    public SettingValues With(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var all = All.ToBuilder();
        foreach (var (key, value) in values)
        {
            // A key keeps the case in which it came first: as an environment variable, where case counts, it then stands for one value only.
            all[All.TryGetKey(key, out var known) ? known : key] = value;
        }

        return new SettingValues(all.ToImmutable());
    }

    /// <summary>These settings, with others where these have none.</summary>
    /// <param name="defaults">Values by key; they lose.</param>
    public SettingValues WithDefaults(IEnumerable<KeyValuePair<string, string>> defaults) => new(All.AddRange(defaults.Where(value => !All.ContainsKey(value.Key))));

    /// <summary>Whether a key has a value.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => All.ContainsKey(key);

    /// <summary>The settings as environment variables, for another process.</summary>
    internal IEnumerable<KeyValuePair<string, string>> AsVariables() =>
        All.Select(static value => KeyValuePair.Create(value.Key.Replace(":", Separator, StringComparison.Ordinal), value.Value));

    internal IConfiguration AsConfiguration() =>
        new ConfigurationBuilder().AddInMemoryCollection(All.Select(static value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
}
