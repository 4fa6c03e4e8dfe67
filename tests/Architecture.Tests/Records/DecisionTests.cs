using System.Text.RegularExpressions;
using Architecture.Tests.Repository;
using Architecture.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests.Records;

public sealed partial class DecisionTests
{
    private static readonly string Index = Tree.Read($"{DecisionRules.Folder}README.md");

    private static readonly IReadOnlyList<string> Records = [.. Tree.Below(DecisionRules.Folder, ".md").Where(path => !path.EndsWith("/README.md", StringComparison.Ordinal))];

    [Fact]
    public void Every_record_is_indexed_and_whole()
    {
        Assert.NotEmpty(Records);
        Findings.None(Records.SelectMany(path => DecisionRules.Check(path, Tree.Read(path), Index)));
    }

    [Fact]
    public void Numbers_are_given_once() =>
        Findings.None(Records.GroupBy(path => Path.GetFileName(path)[..4], StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => string.Join(" and ", group)));

    [Fact]
    public void The_tests_that_records_cite_exist()
    {
        var known = SourceFile.All.SelectMany(file => file.Nodes<TypeDeclarationSyntax>()).Select(type => type.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);

        var missing = Records.SelectMany(path => DecisionRules.CitedTests(Tree.Read(path)).Where(name => !known.Contains(name)).Select(name => $"{path} cites {name}"));

        Findings.None(missing);
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var broken = Tree.Below("", ".md").SelectMany(path => Link().Matches(Tree.Read(path))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Tree.Root, Path.GetDirectoryName(path)!, target)))
            .Select(target => $"{path} links to {target}"));

        Findings.None(broken);
    }

    [Theory]
    [InlineData("docs/decisions/7-short.md", Whole, "[x](7-short.md)")]
    [InlineData("docs/decisions/0099-planted.md", Whole, "nothing")]
    [InlineData("docs/decisions/0099-planted.md", "# 0099 Planted\n## Question\nq\n## Decision\nd\n## Consequences\n## Test\nt\n", "[x](0099-planted.md)")]
    [InlineData("docs/decisions/0099-planted.md", "# Planted\n## Question\nq\n## Decision\nd\n## Consequences\nc\n## Test\nt\n", "[x](0099-planted.md)")]
    public void A_planted_record_is_refused(string path, string text, string index) => Assert.Single(DecisionRules.Check(path, text, index));

    [Fact]
    public void A_whole_record_is_accepted() => Assert.Empty(DecisionRules.Check("docs/decisions/0099-planted.md", Whole, "[x](0099-planted.md)"));

    [Fact]
    public void A_cited_test_is_seen() => Assert.Equal("PlantedTests", Assert.Single(DecisionRules.CitedTests("Shown by `PlantedTests`.")));

    private const string Whole = "# 0099 Planted\n## Question\nq\n## Decision\nd\n## Consequences\nc\n## Test\nt\n";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
