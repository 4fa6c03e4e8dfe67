using System.IO.Compression;
using System.Xml.Linq;
using Templates.Tests.Running;

namespace Templates.Tests;

/// <summary>What <c>dotnet pack</c> puts into the folder.</summary>
public sealed class PackageTests(PackedWorkshop workshop)
{
    [Fact]
    public void Every_project_of_the_chassis_is_a_package_and_nothing_else_is()
    {
        var expected = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Append("Posthouse.Templates").Order(StringComparer.Ordinal);

        var packed = Directory.GetFiles(workshop.Packages, "*.nupkg").Select(static path => Path.GetFileName(path)[..^$".{PackedWorkshop.Version}.nupkg".Length]);

        Assert.Equal(expected, packed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_package_says_what_it_is_under_which_licence_and_what_it_needs() =>
        Assert.All(Directory.GetFiles(workshop.Packages, "*.nupkg"), static path =>
        {
            using var package = ZipFile.OpenRead(path);
            var metadata = Read(package);
            Assert.Equal(PackedWorkshop.Version, metadata["version"]);
            Assert.Equal("Apache-2.0", metadata["license"]);
            Assert.NotNull(package.GetEntry(metadata["readme"]));
            Assert.NotEqual("Package Description", metadata["description"]);
            Assert.All(OwnDependencies(package), static version => Assert.Equal(PackedWorkshop.Version, version));
        });

    [Fact]
    public void Contracts_that_others_may_import_are_in_the_package()
    {
        using var package = ZipFile.OpenRead(Path.Combine(workshop.Packages, $"Posthouse.Contracts.{PackedWorkshop.Version}.nupkg"));

        var names = package.Entries.Select(static entry => entry.FullName).ToList();

        Assert.Contains("contracts/posthouse/options/v1/options.proto", names);
        Assert.Contains("contracts/google/api/annotations.proto", names);
        Assert.Contains("contracts/google/type/money.proto", names);
    }

    [Fact]
    public void The_template_in_the_tree_names_the_version_of_the_tree()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Equal(version, XDocument.Load(Path.Combine(Repository.Root, "templates/posthouse-service/Directory.Build.props")).Descendants("PosthouseVersion").Single().Value);
    }

    private static Dictionary<string, string> Read(ZipArchive package) => Specification(package).Elements().Elements()
        .ToDictionary(static element => element.Name.LocalName, static element => element.Value, StringComparer.Ordinal);

    private static IEnumerable<string> OwnDependencies(ZipArchive package) => Specification(package).Descendants()
        .Where(static element => element.Name.LocalName == "dependency" && ((string)element.Attribute("id")!).StartsWith("Posthouse", StringComparison.Ordinal))
        .Select(static element => (string)element.Attribute("version")!);

    private static XElement Specification(ZipArchive package)
    {
        using var stream = package.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!;
    }
}
