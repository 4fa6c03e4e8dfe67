using Posthouse.Calls;
using Posthouse.Topologies;

namespace Posthouse.Components;

/// <summary>What components declare about calls and facts must fit together: every call has a server, every fact a publisher, every method an access rule.</summary>
internal static class ContractRules
{
    public static IEnumerable<Problem> Check(IReadOnlyCollection<ComponentDefinition> components)
    {
        var graph = CallGraph.Of(components);
        return
        [
            .. CheckServers(components),
            .. CheckPublishers(components),
            .. components.SelectMany(component => CheckCalls(component, components)),
            .. components.SelectMany(component => CheckFollows(component, components)),
            .. components.SelectMany(component => CheckRules(component, graph)),
        ];
    }

    private static IEnumerable<Problem> CheckServers(IReadOnlyCollection<ComponentDefinition> components) =>
        from component in components
        from served in component.Serves
        group component.Name by served.Service.FullName into servers
        where servers.Skip(1).Any()
        select new Problem(
            $"The service {servers.Key} is served more than once: by {string.Join(" and ", servers)}.",
            "Leave one .Serves<…>() for it.");

    private static IEnumerable<Problem> CheckPublishers(IReadOnlyCollection<ComponentDefinition> components) =>
        from component in components
        from published in component.Publishes
        group component.Name by published.Fact.FullName into publishers
        where publishers.Skip(1).Any()
        select new Problem(
            $"The fact {publishers.Key} is published more than once: by {string.Join(" and ", publishers)}.",
            "Leave one .Publishes<…>() for it, or give each publisher a message type of its own.");

    private static IEnumerable<Problem> CheckCalls(ComponentDefinition component, IReadOnlyCollection<ComponentDefinition> components) =>
        component.Calls
            .Where(called => !components.Any(other => other.Serves.Any(served => served.Service.FullName == called.Service.FullName)))
            .Select(called => new Problem(
                $"{component.Name} calls {called.Service.FullName}, which no component of this application serves.",
                "Add the component that serves it to the application, or remove the .Calls<…>()."));

    private static IEnumerable<Problem> CheckFollows(ComponentDefinition component, IReadOnlyCollection<ComponentDefinition> components) =>
        component.Follows
            .Where(followed => !components.Any(other => other.Publishes.Any(published => published.Fact.FullName == followed.Fact.FullName)))
            .Select(followed => new Problem(
                $"{component.Name} follows {followed.Fact.FullName}, which no component of this application publishes.",
                "Declare .Publishes<…>() where the fact happens, or remove the .Follows<…>()."));

    private static IEnumerable<Problem> CheckRules(ComponentDefinition component, CallGraph graph) =>
        MethodRules.Of([.. component.Serves.DistinctBy(static served => served.Service.FullName)], graph).Problems.Select(problem => Told(component, problem));

    // These problems are told as "what is wrong: what to do".
    private static Problem Told(ComponentDefinition component, string problem)
    {
        var colon = problem.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0
            ? new Problem($"{component.Name}: {problem}", "Correct the rule.")
            : new Problem($"{component.Name}: {problem[..colon]}.", $"{char.ToUpperInvariant(problem[colon + 2])}{problem[(colon + 3)..]}");
    }
}
