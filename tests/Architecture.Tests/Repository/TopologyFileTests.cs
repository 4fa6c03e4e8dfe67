using System.Text.Json;
using Xunit;

namespace Architecture.Tests.Repository;

/// <summary>Topology files are well-formed here; whether a topology works is checked by the chassis when it starts, and by its tests.</summary>
public sealed class TopologyFileTests
{
    [Fact]
    public void Topology_files_are_well_formed() =>
        Findings.None(Topologies().SelectMany(path => Problems(path, Tree.Read(path))));

    [Fact]
    public void Every_host_has_the_default_topology()
    {
        var hosts = Tree.Files.Where(path => path.StartsWith("apps/", StringComparison.Ordinal) && path.Contains("/Host/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.All(hosts, host => Assert.Contains($"{Path.GetDirectoryName(host)}/topologies/one.json", Tree.Files));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "processes": {} }""")]
    [InlineData("""{ "processes": { "front": { "components": "Marketplace" } } }""")]
    [InlineData("""{ "processes": { "front": { "components": ["*"] } } }""")]
    public void A_planted_topology_is_refused(string planted) => Assert.NotEmpty(Problems("planted.json", planted));

    [Fact]
    public void A_sound_topology_is_not_refused() =>
        Assert.Empty(Problems("sound.json", """{ "processes": { "all": { "components": ["*"], "public": true } } }"""));

    private static IEnumerable<string> Topologies() => Tree.Files.Where(path => path.Contains("/topologies/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal));

    private static List<string> Problems(string path, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("processes", out var processes) || processes.ValueKind != JsonValueKind.Object)
            {
                return [$"{path} has no object \"processes\"."];
            }

            var all = processes.EnumerateObject().ToList();
            var problems = all.Where(process => !HasComponents(process.Value)).Select(process => $"{path}: process {process.Name} lists no components.").ToList();
            if (all.Count(process => process.Value.TryGetProperty("public", out var isPublic) && isPublic.ValueKind == JsonValueKind.True) != 1)
            {
                problems.Add($"{path} has not exactly one public process.");
            }

            return problems;
        }
        catch (JsonException problem)
        {
            return [$"{path}: {problem.Message}"];
        }
    }

    private static bool HasComponents(JsonElement process) =>
        process.ValueKind == JsonValueKind.Object && process.TryGetProperty("components", out var components)
        && components.ValueKind == JsonValueKind.Array && components.GetArrayLength() > 0;
}
