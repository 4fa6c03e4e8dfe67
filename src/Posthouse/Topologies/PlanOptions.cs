using System.Collections.Immutable;

namespace Posthouse.Topologies;

/// <summary>What the command line and the environment add to a topology.</summary>
public sealed record PlanOptions
{
    /// <summary>Components that become external in any topology, with the address of the server that stands in. Their extra listeners are not opened. Default: none.</summary>
    public ImmutableSortedDictionary<string, Uri> External { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>Extra listeners that replace the topology's. Default: none.</summary>
    public ImmutableSortedDictionary<string, Uri> Listen { get; init; } = ImmutableSortedDictionary<string, Uri>.Empty;

    /// <summary>The one process that runs here while others are started elsewhere: then the topology must say where they are. Default: none, all run here.</summary>
    public string? Alone { get; init; }

    /// <summary>Port of the public listener, 0 to 65535; 0 takes any free one. Default: 5000.</summary>
    public int PublicPort { get; init; } = 5000;

    internal Topology ApplyTo(Topology topology)
    {
        var processes = topology.Processes
            .Select(entry => entry with { Components = entry.Components.RemoveAll(External.ContainsKey) })
            .Where((entry, index) => !entry.Components.IsEmpty || topology.Processes[index].Components.IsEmpty);
        return topology with
        {
            Processes = [.. processes],
            External = topology.External.SetItems(External),
            Listen = topology.Listen.SetItems(Listen).RemoveRange(External.Keys),
        };
    }
}
