using System.Collections.Immutable;
using Posthouse.Components;

namespace Posthouse.Topologies;

/// <summary>Everything that is checked before anything is started: each rule tells all that it finds.</summary>
internal static class PlanRules
{
    public static IEnumerable<Problem> Check(Topology topology, ImmutableArray<ComponentDefinition> components, PlanOptions options)
    {
        var subject = new PlanSubject(topology, components, Placement.Of(topology, components), options);
        return
        [
            .. ContractRules.Check(components),
            .. DeclarationRules.Check(components),
            .. ConstructorRules.Check(components),
            .. ProcessRules.Check(subject),
            .. PlacementRules.Check(subject),
            .. PortRules.Check(subject),
            .. AloneRules.Check(subject),
        ];
    }
}

/// <summary>What the rules look at.</summary>
internal sealed record PlanSubject(Topology Topology, ImmutableArray<ComponentDefinition> Components, Placement Placement, PlanOptions Options)
{
    public string Source => $"Topology \"{Topology.Name}\"";

    public IEnumerable<string> Names => Components.Select(static component => component.Name);

    public bool Knows(string component) => Components.Any(known => known.Name == component);

    public string Known(string typed) => $"{Nearest.Hint(typed, Names)}Components of this application: {string.Join(", ", Names)}.";
}
