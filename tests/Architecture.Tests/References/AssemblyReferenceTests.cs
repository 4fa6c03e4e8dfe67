using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.References;

/// <summary>The same rules once more, on what the compiler wrote: a reference that came in by another way than a project file is seen here.</summary>
public sealed class AssemblyReferenceTests
{
    private static readonly IReadOnlyList<ProjectFile> Built = [.. Projects.All.Where(project => Place.Of(project.Path).Area is not (Area.Tests or Area.Bench))];

    [Fact]
    public void Assemblies_reference_only_what_their_place_in_the_tree_allows()
    {
        var pathOf = Projects.All.ToDictionary(project => project.Name, project => project.Path, StringComparer.Ordinal);

        var refusals = Built.SelectMany(project => References(AssemblyOf(project))
            .Where(pathOf.ContainsKey)
            .Select(name => ReferenceRules.Refusal(project.Path, pathOf[name]))
            .OfType<string>());

        Findings.None(refusals);
    }

    [Fact]
    public void The_standard_api_is_built_on_the_framework_alone() =>
        Assert.All(
            References(AssemblyOf(Built.Single(project => project.Name == "Posthouse.Grpc.Api"))),
            name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void References_are_read_from_an_assembly() =>
        Assert.Contains("Microsoft.CodeAnalysis.CSharp", References(Assembly.GetExecutingAssembly().Location));

    private static string AssemblyOf(ProjectFile project)
    {
        var path = Path.Combine(Tree.Root, "artifacts", "bin", project.Name, "release", $"{project.Name}.dll");
        Assert.True(File.Exists(path), $"{project.Name} is not built: build the whole solution first (./test does).");
        return path;
    }

    private static List<string> References(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
