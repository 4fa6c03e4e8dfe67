using System.Reflection;
using System.Text.RegularExpressions;

namespace Posthouse.Storage;

/// <summary>Finds the scripts of a component among the embedded resources of its assembly.</summary>
internal static partial class EmbeddedScripts
{
    public static IEnumerable<MigrationScript> Of(Type component)
    {
        var all = component.Assembly.GetManifestResourceNames().Select(name => ScriptName().Match(name)).Where(match => match.Success).ToList();
        var own = all.Where(match => match.Value.StartsWith(component.Namespace + ".", StringComparison.Ordinal)).ToList();
        var found = own.Count > 0 ? own : all;
        return found.Count > 0
            ? found.Select(match => Read(component.Assembly, match))
            : throw new MigrationException(
                $"{component.Assembly.GetName().Name} has no migration scripts. Name them Storage/0001_name.sql and add " +
                "<EmbeddedResource Include=\"Storage/*.sql\" /> to the project, or declare Stores(Migrations.None).");
    }

    public static IEnumerable<MigrationScript> OfChassis() =>
        typeof(EmbeddedScripts).Assembly.GetManifestResourceNames()
            .Select(name => ScriptName().Match(name))
            .Where(match => match.Success && match.Value.StartsWith("Posthouse.Storage.Migrations.", StringComparison.Ordinal))
            .Select(match => Read(typeof(EmbeddedScripts).Assembly, match));

    private static MigrationScript Read(Assembly assembly, Match match)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(match.Value)!);
        return new MigrationScript(int.Parse(match.Groups["number"].ValueSpan), match.Groups["name"].Value, text.ReadToEnd());
    }

    [GeneratedRegex(@"^.*\.(Storage|Migrations)\.(?<number>\d{4})_(?<name>[A-Za-z0-9_-]+)\.sql$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ScriptName();
}
