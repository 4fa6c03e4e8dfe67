using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.Guides;

/// <summary>The guide to the first service shows the template's files, all of them, word for word.</summary>
public sealed class GuideTests
{
    private const string Template = "templates/posthouse-service/";

    private static readonly string[] Shown = [".cs", ".proto", ".sql"];

    private static IReadOnlyDictionary<string, string> Files => Tree.Below(Template, "")
        .Where(static path => Shown.Contains(Path.GetExtension(path), StringComparer.Ordinal) || path.EndsWith("/split.json", StringComparison.Ordinal) || path.EndsWith("/Parcels.csproj", StringComparison.Ordinal))
        .ToDictionary(static path => path[Template.Length..], Tree.Read, StringComparer.Ordinal);

    [Fact]
    public void The_code_of_the_guide_is_the_template_s() => Findings.None(GuideCode.Differences(Tree.Read("docs/guides/first-service.md"), Files));

    [Theory]
    [InlineData("`a.cs`\n\n```csharp\nclass A;\n```\n", "otherwise")]
    [InlineData("`b.cs`\n\n```csharp\nclass B;\n```\n\n`a.cs`\n\n```csharp\nclass A { }\n```\n", "does not exist")]
    [InlineData("Nothing to see.", "does not show")]
    public void A_guide_that_tells_something_else_is_found(string guide, string finding) =>
        Assert.Contains(finding, Assert.Single(GuideCode.Differences(guide, new Dictionary<string, string>(StringComparer.Ordinal) { ["a.cs"] = "class A { }\n" })), StringComparison.Ordinal);
}
