using Architecture.Tests.Repository;
using Google.Protobuf.Reflection;
using Xunit;

namespace Architecture.Tests.Contracts;

/// <summary>X-7, X-9: lint, breaking changes and house rules of every contract.</summary>
public sealed class ContractTests
{
    private static readonly Lazy<IReadOnlyList<FileDescriptorProto>> Ours = new(() =>
        [.. Buf.Compile(Tree.Root).File.Where(ContractRules.IsOurs)]);

    private static string[] Releases => Directory.GetDirectories(Path.Combine(Tree.Root, "contracts", "released"));

    [Fact]
    public void Contracts_pass_lint()
    {
        var lint = Buf.Run("lint", Tree.Root);

        Assert.True(lint.ExitCode == 0, lint.Output + lint.Error);
    }

    [Fact]
    public void Contracts_break_nothing_that_was_released()
    {
        Assert.NotEmpty(Releases);
        Assert.All(Releases, folder =>
        {
            var breaking = Buf.Breaking(Path.Combine(Tree.Root, "contracts"), folder);
            Assert.True(breaking.ExitCode == 0, breaking.Output + breaking.Error);
        });
    }

    [Theory]
    [InlineData("int32 adults = 1", "int32 adults = 9")]
    [InlineData("int32 adults = 1", "int64 adults = 1")]
    [InlineData("int32 adults = 1", "int32 grown_ups = 1")]
    public void A_planted_change_of_a_released_contract_is_found(string released, string planted)
    {
        const string Changed = "hotelbooking/stays/v1/stays.proto";
        var copy = Directory.CreateTempSubdirectory("posthouse-contracts-");
        try
        {
            foreach (var path in Tree.Below($"contracts/released/{Path.GetFileName(Releases[0])}/", ".proto"))
            {
                var name = Path.GetRelativePath(Releases[0], Path.Combine(Tree.Root, path));
                var file = Path.Combine(copy.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, name == Changed ? Tree.Read(path).Replace(released, planted, StringComparison.Ordinal) : Tree.Read(path));
            }

            var breaking = Buf.Breaking(copy.FullName, Releases[0]);

            Assert.NotEqual(0, breaking.ExitCode);
            Assert.Contains(Changed, breaking.Output, StringComparison.Ordinal);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void Contracts_are_compiled_to_a_namespace_of_contracts() => Findings.None(Ours.Value.SelectMany(ContractRules.Namespaces));

    [Fact]
    public void Everything_in_a_contract_is_explained()
    {
        Assert.NotEmpty(Ours.Value);
        Findings.None(Ours.Value.SelectMany(ContractRules.Comments));
    }

    [Fact]
    public void Every_number_names_its_unit_and_its_range() => Findings.None(Ours.Value.SelectMany(NumberComments.Check));

    [Fact]
    public void Every_contract_of_the_product_is_in_the_one_place() =>
        Assert.All(Tree.Below("", ".proto").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && !path.StartsWith("templates/", StringComparison.Ordinal)), path => Assert.StartsWith("contracts/", path, StringComparison.Ordinal));

    [Fact]
    public void The_published_contract_is_kept_out_of_our_rules() =>
        Assert.DoesNotContain(Ours.Value, file => file.Name.Contains("recommendations.proto", StringComparison.Ordinal) && file.Package.Length == 0);
}
