using System.Collections.Immutable;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Events;
using Posthouse.Storage;
using Posthouse.Topologies;

namespace Posthouse.Tests.Topologies;

public sealed class PlanProblemTests
{
    private const string One = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";

    private static readonly ComponentDefinition Shop = Sketch.Component("Shop", shop => shop.Calls<EchoService.EchoServiceClient>().Exposes("/", static _ => { }));
    private static readonly ComponentDefinition Echo = Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>());

    public static TheoryData<string, string> PlantedTopologies => new()
    {
        { """{ "processes": { } }""", "has no process" },
        { """{ "processes": { "All Of It": { "components": ["*"], "public": true } } }""", "cannot be the name of a process" },
        { """{ "processes": { "all": { "components": ["*"], "public": true, "replicas": 0 } } }""", "has 0 replicas" },
        { """{ "processes": { "all": { "components": ["*"], "public": true, "replicas": 65 } } }""", "has 65 replicas" },
        { """{ "processes": { "all": { "components": ["*"], "public": true }, "idle": { "components": [] } } }""", "\"idle\" has no component" },
        { """{ "processes": { "all": { "components": ["*"] } } }""", "no process is public, but Shop exposes" },
        { """{ "processes": { "a": { "components": ["Shop"], "public": true }, "b": { "components": ["*"], "public": true } } }""", "are all public" },
        { """{ "processes": { "all": { "components": ["*", "Shopp"], "public": true } } }""", "names \"Shopp\"" },
        { """{ "processes": { "a": { "components": ["*"], "public": true }, "b": { "components": ["*"] } } }""", "all take the rest" },
        { """{ "processes": { "a": { "components": ["Shop", "Echo"], "public": true }, "b": { "components": ["Echo"] } } }""", "Echo is placed twice" },
        { """{ "processes": { "a": { "components": ["Shop", "Shop", "Echo"], "public": true } } }""", "names \"Shop\" twice" },
        { """{ "processes": { "a": { "components": ["Shop"], "public": true } } }""", "Echo is placed nowhere" },
        { """{ "processes": { "a": { "components": ["Shop", "Echo"], "public": true } }, "external": { "Echo": "http://h:1" } }""", "Echo is external, but is also placed" },
        { """{ "processes": { "a": { "components": ["*"], "public": true } }, "external": { "Eco": "http://h:1" } }""", "\"external\" names \"Eco\"" },
        { """{ "processes": { "a": { "components": ["*"], "public": true } }, "listen": { "Eco": "http://localhost:1" } }""", "\"listen\" names \"Eco\"" },
        { """{ "processes": { "a": { "components": ["*"], "public": true } }, "external": { "Echo": "http://h:1" }, "listen": { "Echo": "http://h:2" } }""", "Echo is external, but is to listen" },
        { """{ "processes": { "a": { "components": ["*"], "public": true } }, "listen": { "Echo": "https://localhost:7001" } }""", "extra listeners are plaintext" },
        { """{ "processes": { "a": { "components": ["*"], "public": true } }, "listen": { "Shop": "http://localhost:7001" } }""", "serves no public method" },
        { """{ "processes": { "a": { "components": ["*"], "public": true } }, "listen": { "Echo": "http://localhost:5000" } }""", "Port 5000 is to be used by the public listener and by" },
        { """{ "processes": { "a": { "components": ["Shop"], "public": true, "address": "http://h:1" }, "b": { "components": ["*"], "address": "http://h:1" } } }""", "have the same address h:1" },
        { """{ "processes": { "a": { "components": ["*"], "public": true, "replica": 2 } } }""", "$.processes.a has no member \"replica\"" },
    };

    public static TheoryData<string, string> PlantedComponents => new()
    {
        { "twice", "2 components have the name \"Shop\"" },
        { "no server", "Shop calls posthouse.testing.v1.EchoService, which no component" },
        { "two servers", "posthouse.testing.v1.EchoService is served more than once: by Echo and Other" },
        { "undeclared client", "NosyEndpoint in Echo uses EchoServiceClient, but Echo does not declare that call" },
        { "undeclared client in a registration", "Nosy in Echo uses EchoServiceClient" },
        { "unknown rule", "Echo: The access rule for \"posthouse.testing.v1.EchoService/Ecco\" matches nothing." },
        { "unknown field", "Echo: The rule for \"posthouse.testing.v1.EchoRequest.txt\" matches nothing." },
        { "no publisher", "Echo follows posthouse.testing.v1.EchoRequest, which no component" },
        { "two publishers", "posthouse.testing.v1.EchoRequest is published more than once" },
        { "no store", "Echo declares .Publishes" },
        { "prefix", "exposes \"pages/\", which is no path prefix" },
        { "prefix twice", "The prefix \"/\" is exposed more than once: by Shop and Other" },
    };

    [Theory]
    [MemberData(nameof(PlantedTopologies))]
    public void A_topology_that_cannot_work_is_refused_with_its_mend(string json, string planted)
    {
        var problems = Sketch.Problems(json, new PlanOptions(), Shop, Echo);

        var found = Assert.Single(problems, problem => problem.What.Contains(planted, StringComparison.Ordinal));
        Assert.NotEmpty(found.Mend);
    }

    [Theory]
    [MemberData(nameof(PlantedComponents))]
    public void Components_that_do_not_fit_together_are_refused_with_their_mend(string kind, string planted)
    {
        var problems = Sketch.Problems(One, new PlanOptions(), Planted(kind));

        var found = Assert.Single(problems, problem => problem.What.Contains(planted, StringComparison.Ordinal));
        Assert.NotEmpty(found.Mend);
    }

    [Fact]
    public void A_method_without_an_access_rule_is_refused()
    {
        var contract = Google.Protobuf.Reflection.FileDescriptor.BuildFromByteStrings([UnruledContract.Serialized])[0].Services[0];
        var served = new ServedService(typeof(EchoEndpoint), contract, new Posthouse.Calls.ServiceRules());

        var problems = Sketch.Problems(One, new PlanOptions(), Shop, Echo, Sketch.Component("Bare") with { Serves = [served] });

        var found = Assert.Single(problems);
        Assert.Equal("Bare: unruled.Service/Do has no access rule.", found.What);
        Assert.Contains(".Allow(\"unruled.Service/Do\"", found.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once_and_nothing_is_planned()
    {
        const string json = """{ "processes": { "a": { "components": ["Shopp"], "replicas": 0, "replica": 1 } }, "listen": { "Echo": "http://localhost:5000" } }""";

        var problems = Sketch.Problems(json, new PlanOptions(), Shop, Echo);

        Assert.Equal(6, problems.Length);
    }

    [Fact]
    public void A_topology_that_works_has_no_problem()
    {
        var plan = Sketch.Plan("""{ "processes": { "front": { "components": ["Shop"], "public": true, "replicas": 2 }, "rest": { "components": ["*"] } }, "listen": { "Echo": "http://localhost:7001" } }""", Shop, Echo);

        Assert.Equal(["front: Shop", "rest: Echo"], plan.Processes.Select(process => process.ToString()));
    }

    [Theory]
    [InlineData("front", "process \"front\" runs alone and needs \"rest\"")]
    [InlineData("rest", "process \"rest\" runs alone and is called by others")]
    [InlineData("frnt", "has no process \"frnt\"")]
    public void A_process_alone_needs_the_addresses_that_matter_to_it(string alone, string planted)
    {
        const string json = """{ "processes": { "front": { "components": ["Shop"], "public": true }, "rest": { "components": ["*"] } } }""";

        var problem = Assert.Single(Sketch.Problems(json, new PlanOptions { Alone = alone }, Shop, Echo));

        Assert.Contains(planted, problem.What, StringComparison.Ordinal);
    }

    private static ImmutableArray<ComponentDefinition> Planted(string kind) => kind switch
    {
        "twice" => [Shop, Echo, Sketch.Component("Shop")],
        "no server" => [Shop],
        "two servers" => [Shop, Echo, Sketch.Component("Other", other => other.Serves<OtherEchoEndpoint>())],
        "undeclared client" => [Shop, Sketch.Component("Echo", echo => echo.Serves<NosyEndpoint>())],
        "undeclared client in a registration" => [Shop, Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>().Uses(services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<Nosy>(services)))],
        "unknown rule" => [Shop, Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>(rules => rules.Allow("posthouse.testing.v1.EchoService/Ecco", Access.Public)))],
        "unknown field" => [Shop, Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>(rules => rules.Validate("posthouse.testing.v1.EchoRequest.txt", min: 0)))],
        "no publisher" => [Shop, Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>().Stores(NoMigrations).Follows<EchoRequest, IdleFollower>())],
        "two publishers" => [Shop, Echo, .. new[] { "A", "B" }.Select(name => Sketch.Component(name, publisher => publisher.Stores(NoMigrations).Publishes<EchoRequest>()))],
        "no store" => [Shop, Sketch.Component("Echo", echo => echo.Serves<EchoEndpoint>().Publishes<EchoRequest>())],
        "prefix" => [Shop, Echo, Sketch.Component("Pages", pages => pages.Exposes("pages/", static _ => { }))],
        "prefix twice" => [Shop, Echo, Sketch.Component("Other", other => other.Exposes("/", static _ => { }))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not planted."),
    };

    private static Migrations NoMigrations => Migrations.FromScripts();

    private sealed class Nosy(EchoService.EchoServiceClient echo)
    {
        public EchoService.EchoServiceClient Echo { get; } = echo;
    }

    private sealed class IdleFollower : IFollower<EchoRequest>
    {
        public ValueTask HandleAsync(EchoRequest fact, FactContext context) => ValueTask.CompletedTask;
    }
}
