using System.Collections.Frozen;
using System.Collections.Immutable;
using Posthouse.Components;

namespace Posthouse.Topologies;

/// <summary>A topology that was checked against an application's components: what runs where, and who may call whom. If a plan exists, it can be started.</summary>
public sealed class ApplicationPlan
{
    private readonly FrozenDictionary<string, ProcessPlan> _placement;
    private readonly FrozenDictionary<string, string> _servers;

    private ApplicationPlan(Topology topology, ImmutableArray<ComponentDefinition> components)
    {
        Topology = topology;
        Components = components;
        Graph = CallGraph.Of(components);
        var placement = Placement.Of(topology, components);
        Processes = [.. topology.Processes.Select(entry => new ProcessPlan(this, entry, [.. components.Where(component => placement.IsIn(component.Name, entry.Name))]))];
        _placement = Processes
            .SelectMany(static process => process.Components, static (process, component) => (component.Name, process))
            .ToFrozenDictionary(static pair => pair.Name, static pair => pair.process, StringComparer.Ordinal);
        _servers = components
            .SelectMany(static component => component.Serves, static (component, served) => (served.Service.FullName, component.Name))
            .ToFrozenDictionary(static pair => pair.FullName, static pair => pair.Name, StringComparer.Ordinal);
    }

    /// <summary>The topology, with what the command line and the environment changed.</summary>
    public Topology Topology { get; }

    /// <summary>Every component of the application, also those that other servers stand in for.</summary>
    public ImmutableArray<ComponentDefinition> Components { get; }

    /// <summary>The processes, in the order of the topology.</summary>
    public ImmutableArray<ProcessPlan> Processes { get; }

    /// <summary>Who may call whom.</summary>
    public CallGraph Graph { get; }

    /// <summary>The process that faces the public; <see langword="null"/> when nothing is exposed.</summary>
    public ProcessPlan? PublicProcess => Processes.FirstOrDefault(static process => process.IsPublic);

    /// <summary>Checks a topology against components and plans the processes.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="components">Every component of the application.</param>
    /// <param name="options">What the command line and the environment say.</param>
    /// <exception cref="StartRefusedException">It cannot work; carries every problem with its mend.</exception>
    public static ApplicationPlan Create(Topology topology, ImmutableArray<ComponentDefinition> components, PlanOptions options) =>
        Create(new LoadedTopology(topology, []), components, options);

    internal static ApplicationPlan Create(LoadedTopology loaded, ImmutableArray<ComponentDefinition> components, PlanOptions options)
    {
        var topology = options.ApplyTo(loaded.Topology ?? Topology.One);
        var problems = loaded.Problems.AddRange(PlanRules.Check(topology, components, options));
        return problems.IsEmpty ? new ApplicationPlan(topology, components) : throw new StartRefusedException(problems);
    }

    /// <summary>The process in which a component runs; <see langword="null"/> when another server stands in for it.</summary>
    /// <param name="component">The component's name.</param>
    public ProcessPlan? ProcessOf(string component) => _placement.GetValueOrDefault(component);

    /// <summary>The component that serves a service; <see langword="null"/> when none does.</summary>
    /// <param name="service">Full name of the service.</param>
    public string? ServerOf(string service) => _servers.GetValueOrDefault(service);

    /// <summary>The process of a name; <see langword="null"/> when the topology has none.</summary>
    /// <param name="name">The process's name.</param>
    public ProcessPlan? Process(string name) => Processes.FirstOrDefault(process => process.Name == name);
}
