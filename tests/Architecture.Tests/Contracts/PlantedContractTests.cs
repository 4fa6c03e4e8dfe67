using Google.Protobuf.Reflection;
using Xunit;

namespace Architecture.Tests.Contracts;

/// <summary>Each check of the contracts is shown a contract that breaks its rule.</summary>
public sealed class PlantedContractTests : IDisposable
{
    private const string Sound = """
        syntax = "proto3";
        package planted.inn.v1;
        option csharp_namespace = "Planted.Contracts.Inn.V1";
        // Lodges travellers for a night.
        service InnService {
          // Takes a traveller in; may be repeated.
          rpc Lodge(LodgeRequest) returns (LodgeResponse);
        }
        // Who asks for a bed.
        message LodgeRequest {
          // What to call the guest, as on the register.
          string name = 1;
        }
        // Where to sleep tonight.
        message LodgeResponse {
          // Number of the room as painted on the door, from 1 on.
          int32 room = 1;
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-contracts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_sound_contract_passes()
    {
        var file = Compile(Sound);

        Assert.Empty(ContractRules.Namespaces(file));
        Assert.Empty(ContractRules.Comments(file));
        Assert.Empty(NumberComments.Check(file));
        Assert.Equal(0, Lint().ExitCode);
    }

    [Theory]
    [InlineData("Planted.Contracts.Inn.V1", "Planted.Inn")]
    [InlineData("option csharp_namespace = \"Planted.Contracts.Inn.V1\";", "")]
    public void A_component_s_own_namespace_is_refused(string sound, string planted) =>
        Assert.Single(ContractRules.Namespaces(Compile(Sound.Replace(sound, planted, StringComparison.Ordinal))));

    [Theory]
    [InlineData("// Number of the room as painted on the door, from 1 on.", "// The room.", "room")]
    [InlineData("// Takes a traveller in; may be repeated.", "", "Lodge")]
    [InlineData("// Who asks for a bed.", "// LodgeRequest message.", "LodgeRequest")]
    public void An_empty_comment_is_found(string sound, string planted, string subject)
    {
        var finding = Assert.Single(ContractRules.Comments(Compile(Sound.Replace(sound, planted, StringComparison.Ordinal))));

        Assert.Contains($" {subject} ", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// Number of the room as painted on the door, from 1 on.", "unit", "// Painted on the door, from 1 on.")]
    [InlineData("// Number of the room as painted on the door, from 1 on.", "range", "// Number of the room as painted on the door.")]
    [InlineData("int32 room = 1;", "range", "int32 room = 1;\n  // How many beds have guests in them, by floor.\n  map<string, int32> taken = 2;")]
    [InlineData("int32 room = 1;", "unit", "int32 room = 1;\n  message Bed {\n  // How soft it is, from 1 to 5.\n  float softness = 1;\n  }\n  // Of the room.\n  Bed bed = 2;")]
    public void A_number_without_unit_or_range_is_found(string sound, string missing, string planted)
    {
        var finding = Assert.Single(NumberComments.Check(Compile(Sound.Replace(sound, planted, StringComparison.Ordinal))));

        Assert.Contains($"names no {missing}", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_sees_packages_that_import_each_other_in_a_circle()
    {
        Write("planted/inn/v1/inn.proto", Sound.Replace("option csharp", "import \"planted/road/v1/road.proto\";\noption csharp", StringComparison.Ordinal)
            .Replace("int32 room = 1;", "int32 room = 1;\n  // The way there.\n  planted.road.v1.Road road = 2;", StringComparison.Ordinal));
        Write("planted/road/v1/road.proto", """
            syntax = "proto3";
            package planted.road.v1;
            import "planted/inn/v1/stable.proto";
            message Road {
              planted.inn.v1.Stable end = 1;
            }
            """);
        Write("planted/inn/v1/stable.proto", """
            syntax = "proto3";
            package planted.inn.v1;
            option csharp_namespace = "Planted.Contracts.Inn.V1";
            message Stable {}
            """);

        var lint = Lint();

        Assert.NotEqual(0, lint.ExitCode);
        Assert.Contains("planted.inn.v1 -> planted.road.v1 -> planted.inn.v1", lint.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_import_each_other_do_not_compile()
    {
        Write("planted/inn/v1/inn.proto", "syntax = \"proto3\";\npackage planted.inn.v1;\nimport \"planted/inn/v1/bar.proto\";\nmessage Inn { Bar bar = 1; }\n");
        Write("planted/inn/v1/bar.proto", "syntax = \"proto3\";\npackage planted.inn.v1;\nimport \"planted/inn/v1/inn.proto\";\nmessage Bar { Inn inn = 1; }\n");

        var built = Lint();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("cyclic import", built.Output + built.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_sees_a_service_without_its_ending()
    {
        Compile(Sound.Replace("InnService", "Inn", StringComparison.Ordinal));

        var lint = Lint();

        Assert.Contains("Inn", lint.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, lint.ExitCode);
    }

    [Fact]
    public void A_changed_field_number_breaks_a_release()
    {
        Compile(Sound);
        var released = Path.Combine(_folder.FullName, "released");
        Directory.Move(Path.Combine(_folder.FullName, "contracts"), released);
        Compile(Sound.Replace("room = 1", "room = 2", StringComparison.Ordinal));

        var breaking = Buf.Breaking(Path.Combine(_folder.FullName, "contracts"), released);

        Assert.NotEqual(0, breaking.ExitCode);
        Assert.Contains("room", breaking.Output, StringComparison.Ordinal);
    }

    private FileDescriptorProto Compile(string text)
    {
        Write("planted/inn/v1/inn.proto", text);
        return Assert.Single(Buf.Compile(Path.Combine(_folder.FullName, "contracts")).File);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, "contracts", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Repository.CommandResult Lint() => Buf.Lint(Path.Combine(_folder.FullName, "contracts"));
}
