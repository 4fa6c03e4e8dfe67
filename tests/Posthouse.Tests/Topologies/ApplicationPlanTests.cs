using System.Collections.Immutable;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting.Supervision;
using Posthouse.Storage;
using Posthouse.Topologies;

namespace Posthouse.Tests.Topologies;

public sealed class ApplicationPlanTests
{
    private const string Split = """{ "processes": { "front": { "components": ["Shop"], "public": true }, "rest": { "components": ["*"] } }, "listen": { "Echo": "http://localhost:7001" } }""";

    private static readonly ComponentDefinition Shop = Sketch.Component("Shop", shop => shop.Calls<EchoService.EchoServiceClient>().Exposes("/", static _ => { }));
    private static readonly ComponentDefinition Echo = Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>().Stores(Migrations.FromScripts()).Publishes<EchoResponse>());
    private static readonly ComponentDefinition Diary = Sketch.Component("Diary", diary => diary.Stores(Migrations.FromScripts()).Follows<EchoResponse, Listener>().Exposes("/diary", static _ => { }));

    [Fact]
    public void The_rest_is_everything_that_is_not_named_elsewhere()
    {
        var plan = Sketch.Plan(Split, Shop, Echo, Diary);

        Assert.Equal(["Echo", "Diary"], plan.Process("rest")!.Components.Select(component => component.Name));
        Assert.Equal("rest", plan.ProcessOf("Diary")?.Name);
        Assert.Equal("Echo", plan.ServerOf("posthouse.testing.v1.EchoService"));
    }

    [Fact]
    public void An_extra_listener_belongs_to_the_process_of_its_component()
    {
        var plan = Sketch.Plan(Split, Shop, Echo, Diary);

        Assert.Empty(plan.Process("front")!.Listen);
        Assert.Equal(new Uri("http://localhost:7001"), plan.Process("rest")!.Listen["Echo"]);
    }

    [Fact]
    public void The_environment_makes_a_component_external_in_any_topology_and_closes_its_listener()
    {
        const string json = """{ "processes": { "front": { "components": ["Shop"], "public": true }, "echo": { "components": ["Echo"] } }, "listen": { "Echo": "http://localhost:7001" } }""";
        var outside = ImmutableSortedDictionary<string, Uri>.Empty.Add("Echo", new Uri("http://elsewhere:50051"));

        var plan = ApplicationPlan.Create(Sketch.Topology(json), [Shop, Echo], new PlanOptions { External = outside });

        Assert.Equal("front", Assert.Single(plan.Processes).Name);
        Assert.Null(plan.ProcessOf("Echo"));
        Assert.Equal(outside["Echo"], plan.Topology.External["Echo"]);
        Assert.Empty(plan.Topology.Listen);
    }

    [Fact]
    public void The_graph_has_calls_and_follows_and_nothing_else()
    {
        var graph = Sketch.Plan(Split, Shop, Echo, Diary).Graph;

        Assert.Equal([new CallEdge("Diary", "Echo", CallGraph.EventLog), new CallEdge("Shop", "Echo", "posthouse.testing.v1.EchoService")], graph.Edges);
        Assert.True(graph.Allows("Shop", "posthouse.testing.v1.EchoService"));
        Assert.False(graph.Allows("Diary", "posthouse.testing.v1.EchoService"));
        Assert.True(graph.Follows("Diary", "Echo", "posthouse.testing.v1.EchoResponse"));
        Assert.False(graph.Follows("Shop", "Echo", "posthouse.testing.v1.EchoResponse"));
        Assert.False(graph.Follows("Diary", "Echo", "posthouse.testing.v1.EchoRequest"));
    }

    [Fact]
    public void A_process_reaches_those_it_calls_and_those_it_forwards_to()
    {
        const string json = """{ "processes": { "front": { "components": ["Shop"], "public": true }, "echo": { "components": ["Echo"] }, "diary": { "components": ["Diary"] } } }""";

        var plan = Sketch.Plan(json, Shop, Echo, Diary);

        Assert.Equal(["diary", "echo"], plan.Process("front")!.Reaches);
        Assert.Equal(["echo"], plan.Process("diary")!.Reaches);
        Assert.Empty(plan.Process("echo")!.Reaches);
    }

    [Fact]
    public void Callers_stop_before_callees()
    {
        const string json = """{ "processes": { "front": { "components": ["Shop"], "public": true }, "echo": { "components": ["Echo"] }, "diary": { "components": ["Diary"] } } }""";
        var order = new StopOrder(Sketch.Plan(json, Shop, Echo, Diary));

        Assert.Equal(["front"], order.Next(["front", "echo", "diary"]));
        Assert.Equal(["diary"], order.Next(["echo", "diary"]));
        Assert.Equal(["echo"], order.Next(["echo"]));
    }

    private sealed class Listener : Posthouse.Events.IFollower<EchoResponse>
    {
        public ValueTask HandleAsync(EchoResponse fact, Posthouse.Events.FactContext context) => ValueTask.CompletedTask;
    }
}
