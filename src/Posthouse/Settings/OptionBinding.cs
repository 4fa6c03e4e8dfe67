using System.Reflection;
using Microsoft.Extensions.Configuration;
using Posthouse.Components;
using Posthouse.Hosting.Door;
using Posthouse.Topologies;

namespace Posthouse.Settings;

/// <summary>Makes options records out of settings, and tells everything that is wrong at once.</summary>
internal sealed class OptionBinding(SettingValues settings)
{
    /// <summary>What the chassis itself takes.</summary>
    private static readonly ConfiguredOptions[] OfChassis = [CrossOrigins.Setting];

    private readonly IConfiguration _configuration = settings.AsConfiguration();

    /// <summary>Everything that is wrong with the settings of components: values that cannot be read, names that no option has, and what the records themselves find.</summary>
    public IReadOnlyList<Problem> Check(IReadOnlyCollection<ComponentDefinition> components)
    {
        var problems = new List<Problem>();
        foreach (var configured in All(components))
        {
            Bind(configured, problems);
        }

        return [.. problems.Concat(Unknown(components)).Distinct()];
    }

    /// <summary>The record of a section, its defaults overlaid with what is set.</summary>
    public object Bind(ConfiguredOptions configured, ICollection<Problem> problems)
    {
        var options = Activator.CreateInstance(configured.Type)!;
        var before = problems.Count;
        foreach (var property in OptionShape.Of(configured.Type))
        {
            if (_configuration.GetSection(configured.Section).GetSection(property.Name) is var section && section.Exists())
            {
                Set(options, property, section, problems);
            }
        }

        if (problems.Count == before && options is ICheckedOptions check)
        {
            foreach (var problem in check.Problems())
            {
                problems.Add(new Problem($"Settings of {configured.Section}: {problem}", Mend(configured.Section)));
            }
        }

        return options;
    }

    private static void Set(object options, PropertyInfo property, IConfigurationSection section, ICollection<Problem> problems)
    {
        var key = section.Path;
        try
        {
            var value = section.Get(property.PropertyType);
            if (value is Uri { IsAbsoluteUri: false })
            {
                problems.Add(new Problem($"The setting {key} is no absolute address.", "Begin it with http:// or https://."));
                return;
            }

            property.SetValue(options, value);
        }
        catch (InvalidOperationException)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            problems.Add(new Problem($"The setting {key} cannot be read.", $"Give {OptionShape.Describe(type)}."));
        }
    }

    private IEnumerable<Problem> Unknown(IReadOnlyCollection<ComponentDefinition> components)
    {
        var known = All(components)
            .GroupBy(static configured => configured.Section, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => group.SelectMany(static configured => OptionShape.Of(configured.Type)).Select(static property => property.Name).Distinct(StringComparer.Ordinal).ToList(), StringComparer.OrdinalIgnoreCase);
        return
            from key in settings.All.Keys
            let parts = key.Split(':', 3)
            where parts.Length > 1 && known.ContainsKey(parts[0]) && !known[parts[0]].Contains(parts[1], StringComparer.OrdinalIgnoreCase)
            select new Problem($"The setting {key} means nothing: {parts[0]} has no option {parts[1]}.", $"{Nearest.Hint(parts[1], known[parts[0]])}Options of {parts[0]}: {string.Join(", ", known[parts[0]])}.");
    }

    /// <summary>What components and the chassis take.</summary>
    public static IEnumerable<ConfiguredOptions> All(IEnumerable<ComponentDefinition> components) =>
        components.SelectMany(static component => component.Options).Concat(OfChassis).Distinct();

    private static string Mend(string section) => $"Set it with --set {section}:NAME=VALUE, or the environment variable {section}__NAME.";
}
