using System.Collections.Immutable;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Topologies;

/// <summary>One process of a plan.</summary>
public sealed class ProcessPlan
{
    private readonly ProcessEntry _entry;

    internal ProcessPlan(ApplicationPlan application, ProcessEntry entry, ImmutableArray<ComponentDefinition> components)
    {
        Application = application;
        _entry = entry;
        Components = components;
        Listen = application.Topology.Listen
            .Where(listen => components.Any(component => component.Name == listen.Key))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The plan that this process is part of.</summary>
    public ApplicationPlan Application { get; }

    /// <summary>The process's name.</summary>
    public string Name => _entry.Name;

    /// <summary>Its components.</summary>
    public ImmutableArray<ComponentDefinition> Components { get; }

    /// <summary>Whether it faces the public.</summary>
    public bool IsPublic => _entry.Public;

    /// <summary>How many of it run.</summary>
    public int Replicas => _entry.Replicas;

    /// <summary>Where others find it on a cluster.</summary>
    public Uri? Address => _entry.Address;

    /// <summary>Extra plaintext listeners of its components.</summary>
    public ImmutableSortedDictionary<string, Uri> Listen { get; }

    /// <summary>Names of the other processes that this one calls or forwards requests and calls to.</summary>
    public ImmutableSortedSet<string> Reaches
    {
        get
        {
            var called = Application.Graph.Edges
                .Where(edge => Components.Any(component => component.Name == edge.Caller))
                .Select(edge => Application.ProcessOf(edge.Callee)?.Name);
            var forwarded = IsPublic
                ? Application.Processes.Where(static process => process.Components.Any(IsOpen)).Select(static process => process.Name)
                : [];
            return [.. called.Concat(forwarded).OfType<string>().Where(name => name != Name)];
        }
    }

    /// <summary>Whether a component runs in this process.</summary>
    /// <param name="component">The component's name.</param>
    public bool Has(string component) => Components.Any(own => own.Name == component);

    private static bool IsOpen(ComponentDefinition component) =>
        !component.Surfaces.IsEmpty || component.Serves.Any(static served => served.Service.Methods.Any(method => MethodAccess.Of(method, served.Rules) is Access.Public or Access.User));

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join(", ", Components.Select(static component => component.Name))}";
}
