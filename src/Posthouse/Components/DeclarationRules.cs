using Posthouse.Topologies;

namespace Posthouse.Components;

/// <summary>What a component declares about itself must make sense by itself.</summary>
internal static class DeclarationRules
{
    public static IEnumerable<Problem> Check(IReadOnlyCollection<ComponentDefinition> components) =>
        [.. CheckNames(components), .. CheckPrefixes(components), .. components.SelectMany(CheckStore), .. components.SelectMany(CheckSurfaces)];

    private static IEnumerable<Problem> CheckNames(IReadOnlyCollection<ComponentDefinition> components) =>
        components
            .GroupBy(static component => component.Name, StringComparer.Ordinal)
            .Where(static group => group.Skip(1).Any())
            .Select(static group => new Problem(
                $"{group.Count()} components have the name \"{group.Key}\": {string.Join(" and ", group.Select(static component => component.Component.FullName))}.",
                "Add each component once, and give each its own class name."));

    private static IEnumerable<Problem> CheckStore(ComponentDefinition component)
    {
        if (component.Migrations is not null)
        {
            yield break;
        }

        var needing = new[] { (".Publishes<…>()", component.Publishes.Length), (".Follows<…>()", component.Follows.Length), (".Runs<…>()", component.Jobs.Length) };
        foreach (var (declaration, _) in needing.Where(static need => need.Item2 > 0))
        {
            yield return new Problem($"{component.Name} declares {declaration}, but keeps no data.", $"Add .Stores(Migrations.Of<{component.Component.Name}>()).");
        }
    }

    private static IEnumerable<Problem> CheckSurfaces(ComponentDefinition component) =>
        component.Surfaces
            .Where(static surface => !IsPrefix(surface.Prefix))
            .Select(surface => new Problem(
                $"{component.Name} exposes \"{surface.Prefix}\", which is no path prefix.",
                "Begin with a slash, do not end with one (but for \"/\" alone), and leave out wildcards and route parameters."));

    private static IEnumerable<Problem> CheckPrefixes(IReadOnlyCollection<ComponentDefinition> components) =>
        from component in components
        from surface in component.Surfaces
        group component.Name by surface.Prefix into owners
        where owners.Skip(1).Any()
        select new Problem($"The prefix \"{owners.Key}\" is exposed more than once: by {string.Join(" and ", owners)}.", "Give each surface a prefix of its own.");

    private static bool IsPrefix(string prefix) =>
        prefix == "/" || (prefix.StartsWith('/') && !prefix.EndsWith('/') && !prefix.Contains("//", StringComparison.Ordinal) && prefix.AsSpan().IndexOfAny("{}*?#") < 0);
}
