using Posthouse.Topologies;

namespace Posthouse.Tests.Topologies;

public sealed class TopologyFileTests
{
    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var topology = Sketch.Topology(
            """
            {
              // Two replicas face the public.
              "processes": { "front": { "components": ["Shop"], "public": true, "replicas": 2, "address": "http://front:8080" }, },
              "external": { "Echo": "http://h:50051" }, /* listeners */ "listen": { "Shop": "http://localhost:1" },
            }
            """);

        var front = Assert.Single(topology.Processes);
        Assert.Equal(("front", "Shop", true, 2), (front.Name, Assert.Single(front.Components), front.Public, front.Replicas));
        Assert.Equal(new Uri("http://front:8080"), front.Address);
        Assert.Equal(new Uri("http://h:50051"), topology.External["Echo"]);
        Assert.Equal(new Uri("http://localhost:1"), topology.Listen["Shop"]);
    }

    [Theory]
    [InlineData("""{ "proceses": {} }""", "$ has no member \"proceses\"", "Did you mean \"processes\"?")]
    [InlineData("""{ "processes": { "a": { "component": [] } } }""", "$.processes.a has no member \"component\"", "Did you mean \"components\"?")]
    [InlineData("""{ "processes": [] }""", "$.processes has a value", "an object in braces")]
    [InlineData("""{ "processes": { "a": { "components": "Shop" } } }""", "$.processes.a.components has a value", "a list of component names")]
    [InlineData("""{ "processes": { "a": { "components": [1] } } }""", "$.processes.a.components[0] has a value", "a component's name")]
    [InlineData("""{ "processes": { "a": { "public": "yes" } } }""", "$.processes.a.public has a value", "true or false")]
    [InlineData("""{ "processes": { "a": { "replicas": 1.5 } } }""", "$.processes.a.replicas has a value", "a whole number from 1 to 64")]
    [InlineData("""{ "processes": { "a": { "address": "front:80" } } }""", "$.processes.a.address has a value", "an address with scheme")]
    [InlineData("""{ "external": { "Echo": "http://h:1/path" } }""", "$.external.Echo has a value", "an address with scheme")]
    [InlineData("""{ "processes": { "a": {}, "a": {} } }""", "is not well-formed JSON", "Correct the file")]
    public void What_cannot_be_read_is_named_with_its_place_and_mend(string json, string what, string mend)
    {
        var problem = Assert.Single(TopologyFiles.Parse("sketch", "sketch.json", json).Problems);

        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(mend, problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_JSON_is_named_with_line_and_column()
    {
        var loaded = TopologyFiles.Parse("sketch", "sketch.json", "{\n  \"processes\": }");

        Assert.Null(loaded.Topology);
        Assert.StartsWith("sketch.json (line 2, column 16) is not well-formed JSON", Assert.Single(loaded.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topology_is_found_by_name_and_by_path()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-topologies-");
        var file = Path.Combine(folder.CreateSubdirectory("topologies").FullName, "two.json");
        File.WriteAllText(file, """{ "processes": { "a": { "components": ["*"] } } }""");

        var names = new[] { "two", file }.Select(nameOrPath => TopologyFiles.Load(nameOrPath, folder.FullName).Topology?.Name).ToList();
        var missing = TopologyFiles.Load("tow", folder.FullName);
        folder.Delete(recursive: true);

        Assert.Equal(["two", "two"], names);
        Assert.Equal("Did you mean \"two\"? Known are: one, two; or give the path of a file.", Assert.Single(missing.Problems).Mend);
    }

    [Fact]
    public void Everything_in_one_process_needs_no_file() => Assert.Same(Topology.One, TopologyFiles.Load("one", "/nowhere").Topology);
}
