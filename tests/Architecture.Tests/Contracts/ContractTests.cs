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

    [Fact]
    public void Every_way_over_REST_that_was_released_leads_where_it_led() => Assert.All(Releases, static folder =>
    {
        var released = Buf.HttpRulesOf(folder);

        Assert.InRange(released.Count, 20, 1_000);
        Findings.None(released.Except(Buf.HttpRulesOf(Path.Combine(Tree.Root, "contracts"))));
    });

    [Theory]
    [InlineData("int32 adults = 1", "int32 adults = 9")]
    [InlineData("int32 adults = 1", "int64 adults = 1")]
    [InlineData("int32 adults = 1", "int32 grown_ups = 1")]
    public void A_planted_change_of_a_released_contract_is_found(string released, string planted)
    {
        const string Changed = "hotelbooking/stays/v1/stays.proto";
        using var copy = new Copy(Changed, released, planted);

        var breaking = Buf.Breaking(copy.Folder, Releases[0]);

        Assert.NotEqual(0, breaking.ExitCode);
        Assert.Contains(Changed, breaking.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post: \"/api/reservations/v1/quotes\"", "post: \"/api/reservations/v1/prices\"")]
    [InlineData("post: \"/api/reservations/v1/quotes\"", "put: \"/api/reservations/v1/quotes\"")]
    [InlineData("post: \"/api/reservations/v1/quotes\"\n      body: \"*\"", "post: \"/api/reservations/v1/quotes\"")]
    public void A_planted_change_of_a_released_way_over_REST_is_found(string released, string planted)
    {
        using var copy = new Copy("hotelbooking/reservations/v1/reservations.proto", released, planted);

        var missing = Buf.HttpRulesOf(Releases[0]).Except(Buf.HttpRulesOf(copy.Folder));

        Assert.Equal(["hotelbooking.reservations.v1.ReservationsService.Quote: POST /api/reservations/v1/quotes, body *"], missing);
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

    /// <summary>The contracts of a release, with one place changed.</summary>
    private sealed class Copy : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-contracts-");

        public Copy(string changed, string released, string planted)
        {
            foreach (var path in Tree.Below($"contracts/released/{Path.GetFileName(Releases[0])}/", ".proto"))
            {
                var name = Path.GetRelativePath(Releases[0], Path.Combine(Tree.Root, path));
                var text = Tree.Read(path);
                Assert.True(name != changed || text.Contains(released, StringComparison.Ordinal), $"{name} does not say {released}.");
                var file = Path.Combine(Folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, name == changed ? text.Replace(released, planted, StringComparison.Ordinal) : text);
            }
        }

        public string Folder => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
