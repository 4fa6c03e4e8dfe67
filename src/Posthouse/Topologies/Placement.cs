using Posthouse.Components;

namespace Posthouse.Topologies;

/// <summary>Which processes a topology puts each component into; also for topologies that are wrong, so that what is wrong can be said.</summary>
internal sealed class Placement
{
    private readonly ILookup<string, string> _processes;

    private Placement(ILookup<string, string> processes) => _processes = processes;

    public static Placement Of(Topology topology, IReadOnlyCollection<ComponentDefinition> components)
    {
        var named = topology.Processes.SelectMany(static entry => entry.Components).Concat(topology.External.Keys).ToHashSet(StringComparer.Ordinal);
        var rest = components.Select(static component => component.Name).Where(name => !named.Contains(name)).ToList();
        var placed =
            from entry in topology.Processes
            from name in entry.Components
            from component in name == Topology.Rest ? rest : [name]
            select (component, entry.Name);
        return new Placement(placed.Distinct().ToLookup(static pair => pair.component, static pair => pair.Name, StringComparer.Ordinal));
    }

    public IEnumerable<string> ProcessesOf(string component) => _processes[component];

    public bool IsIn(string component, string process) => _processes[component].Contains(process, StringComparer.Ordinal);

    public bool IsEmpty(string process) => !_processes.Any(group => group.Contains(process, StringComparer.Ordinal));
}
