using System.Xml.Linq;
using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.References;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void Projects_reference_only_what_their_place_in_the_tree_allows() =>
        Findings.None(Projects.All.SelectMany(project => project.Projects.Select(used => ReferenceRules.Refusal(project.Path, used)).OfType<string>()));

    [Fact]
    public void The_grpc_projects_use_only_the_packages_they_need() =>
        Findings.None(Projects.All.SelectMany(ReferenceRules.PackageRefusals));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var listed = XDocument.Parse(Tree.Read("Posthouse.slnx")).Descendants("Project").Select(project => (string)project.Attribute("Path")!);

        Assert.Equal(Projects.All.Select(project => project.Path).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_solution_stays_small() => Assert.InRange(Projects.All.Count, 1, 60);

    [Fact]
    public void The_standard_api_shows_its_internals_to_nobody() =>
        Assert.DoesNotContain("InternalsVisibleTo", Tree.Read("src/Posthouse.Grpc.Api/Posthouse.Grpc.Api.csproj"), StringComparison.Ordinal);

    [Theory]
    [InlineData("src/Posthouse/Posthouse.csproj", "apps/OnlineBooks/Marketplace/OnlineBooks.Marketplace.csproj")]
    [InlineData("src/Posthouse/Posthouse.csproj", "components/Users/Users.csproj")]
    [InlineData("src/Posthouse/Posthouse.csproj", "src/Posthouse.Testing/Posthouse.Testing.csproj")]
    [InlineData("src/Posthouse.Grpc.Api/Posthouse.Grpc.Api.csproj", "src/Posthouse.Contracts/Posthouse.Contracts.csproj")]
    [InlineData("src/Posthouse.Grpc/Posthouse.Grpc.csproj", "src/Posthouse/Posthouse.csproj")]
    [InlineData("src/Posthouse.Rest/Posthouse.Rest.csproj", "src/Posthouse/Posthouse.csproj")]
    [InlineData("src/Posthouse.Rest/Posthouse.Rest.csproj", "src/Posthouse.Grpc/Posthouse.Grpc.csproj")]
    [InlineData("components/Users/Users.csproj", "components/Payments/Payments.csproj")]
    [InlineData("components/Users/Users.csproj", "apps/OnlineBooks/Contracts/OnlineBooks.Contracts.csproj")]
    [InlineData("components/Users/Users.csproj", "src/Posthouse.Testing/Posthouse.Testing.csproj")]
    [InlineData("components/Users/Users.csproj", "src/Posthouse.Grpc/Posthouse.Grpc.csproj")]
    [InlineData("apps/OnlineBooks/Marketplace/M.csproj", "apps/OnlineBooks/Recommendations/R.csproj")]
    [InlineData("apps/OnlineBooks/Marketplace/M.csproj", "apps/OnlineBooks/Host/H.csproj")]
    [InlineData("apps/OnlineBooks/Marketplace/M.csproj", "components/Users/Users.csproj")]
    [InlineData("apps/OnlineBooks/Host/H.csproj", "apps/HotelBooking/Search/S.csproj")]
    [InlineData("apps/OnlineBooks/Contracts/C.csproj", "src/Posthouse/Posthouse.csproj")]
    [InlineData("apps/OnlineBooks/Host/H.csproj", "outside/Bank/Bank.csproj")]
    [InlineData("outside/Bank/Bank.csproj", "components/Payments/Payments.csproj")]
    [InlineData("outside/PartnerHotels/PartnerHotels.csproj", "apps/HotelBooking/Search/S.csproj")]
    [InlineData("apps/HotelBooking/Stays/S.csproj", "apps/HotelBooking/Search/S.csproj")]
    [InlineData("apps/HotelBooking/Contracts/C.csproj", "apps/HotelBooking/Stays/S.csproj")]
    [InlineData("components/Payments/Payments.csproj", "apps/HotelBooking/Stays/S.csproj")]
    [InlineData("src/Posthouse/Posthouse.csproj", "tests/Posthouse.Tests/Posthouse.Tests.csproj")]
    [InlineData("components/Users/Users.csproj", "samples/Time/Time.csproj")]
    [InlineData("tests/Posthouse.Tests/Posthouse.Tests.csproj", "tests/OnlineBooks.Tests/OnlineBooks.Tests.csproj")]
    public void A_planted_reference_is_refused(string from, string to)
    {
        var include = Path.GetRelativePath(Path.GetDirectoryName(from)!, to);
        var planted = ProjectFile.Parse(from, $"""<Project><ItemGroup><ProjectReference Include="{include}" /></ItemGroup></Project>""");

        Assert.NotNull(ReferenceRules.Refusal(planted.Path, Assert.Single(planted.Projects)));
    }

    [Theory]
    [InlineData("apps/OnlineBooks/Host/H.csproj", "apps/OnlineBooks/Marketplace/M.csproj")]
    [InlineData("apps/OnlineBooks/Host/H.csproj", "components/Users/Users.csproj")]
    [InlineData("apps/OnlineBooks/Marketplace/M.csproj", "apps/OnlineBooks/Contracts/C.csproj")]
    [InlineData("apps/OnlineBooks/Marketplace/M.csproj", "src/Posthouse.Look/Posthouse.Look.csproj")]
    [InlineData("apps/HotelBooking/Search/S.csproj", "apps/HotelBooking/Stays/S.csproj")]
    [InlineData("apps/HotelBooking/FictionalHotels/F.csproj", "apps/HotelBooking/Stays/S.csproj")]
    [InlineData("outside/PartnerHotels/PartnerHotels.csproj", "apps/HotelBooking/FictionalHotels/F.csproj")]
    [InlineData("components/Users/Users.csproj", "src/Posthouse/Posthouse.csproj")]
    [InlineData("tests/Posthouse.Tests/Posthouse.Tests.csproj", "samples/Time/Time.csproj")]
    [InlineData("tests/Posthouse.Tests/Posthouse.Tests.csproj", "src/Posthouse.Testing/Posthouse.Testing.csproj")]
    public void An_allowed_reference_is_not_refused(string from, string to) => Assert.Null(ReferenceRules.Refusal(from, to));

    [Fact]
    public void A_planted_package_is_refused()
    {
        var planted = ProjectFile.Parse(
            "src/Posthouse.Grpc/Posthouse.Grpc.csproj",
            """<Project><ItemGroup><PackageReference Include="Google.Protobuf" /><PackageReference Include="Dapper" /></ItemGroup></Project>""");

        Assert.Contains("Dapper", Assert.Single(ReferenceRules.PackageRefusals(planted)), StringComparison.Ordinal);
    }
}
