using System.Text.Json;
using System.Xml.Linq;
using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.Records;

/// <summary>No library comes in without its licence in the record.</summary>
public sealed class ThirdPartyTests
{
    private const string Record = "docs/decisions/0007-third-party-libraries.md";

    [Fact]
    public void Every_library_stands_in_the_record_with_its_licence()
    {
        var libraries = Packages(Tree.Read("Directory.Packages.props")).Concat(Modules(Tree.Read("tests/peers/package.json")));

        Findings.None(Missing(libraries, Tree.Read(Record)));
    }

    [Fact]
    public void A_library_that_is_not_in_the_record_is_found()
    {
        var planted = Packages("""<Project><ItemGroup><PackageVersion Include="Planted.Library" Version="1.0.0" /></ItemGroup></Project>""")
            .Concat(Modules("""{ "devDependencies": { "planted-module": "1.0.0" } }"""));

        Assert.Equal(["Planted.Library", "planted-module"], Missing(planted, Tree.Read(Record)));
    }

    private static IEnumerable<string> Missing(IEnumerable<string> libraries, string record)
    {
        var rows = record.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        return libraries.Where(library => !rows.Exists(row => row.StartsWith($"| `{library}` |", StringComparison.Ordinal) && row.Split('|')[3].Trim().Length > 0));
    }

    private static IEnumerable<string> Packages(string xml) =>
        XDocument.Parse(xml).Descendants("PackageVersion").Select(package => (string)package.Attribute("Include")!);

    private static IEnumerable<string> Modules(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject()
            .Where(section => section.Name.EndsWith("ependencies", StringComparison.Ordinal))
            .SelectMany(section => section.Value.EnumerateObject().Select(module => module.Name))];
    }
}
