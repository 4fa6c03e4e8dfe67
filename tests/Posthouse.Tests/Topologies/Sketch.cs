using System.Collections.Immutable;
using Posthouse.Components;
using Posthouse.Topologies;

namespace Posthouse.Tests.Topologies;

/// <summary>Components and topologies as tests sketch them.</summary>
internal static class Sketch
{
    public static ComponentDefinition Component(string name, Action<ComponentBuilder>? define = null)
    {
        var builder = new ComponentBuilder(name);
        define?.Invoke(builder);
        return builder.Build(typeof(SketchedComponent));
    }

    public static Topology Topology(string json)
    {
        var loaded = TopologyFiles.Parse("sketch", "sketch.json", json);
        Assert.Empty(loaded.Problems);
        return loaded.Topology!;
    }

    public static ApplicationPlan Plan(string json, params ImmutableArray<ComponentDefinition> components) =>
        ApplicationPlan.Create(Topology(json), components, new PlanOptions());

    public static ImmutableArray<Problem> Problems(string json, PlanOptions options, params ImmutableArray<ComponentDefinition> components)
    {
        var refused = Assert.Throws<StartRefusedException>(() => ApplicationPlan.Create(TopologyFiles.Parse("sketch", "sketch.json", json), components, options));
        return refused.Problems;
    }

    private sealed class SketchedComponent;
}
