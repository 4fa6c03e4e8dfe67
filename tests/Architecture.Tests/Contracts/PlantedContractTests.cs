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
          // Painted on the door, from 1 on.
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
        Assert.Equal(0, Lint().ExitCode);
    }

    [Theory]
    [InlineData("Planted.Contracts.Inn.V1", "Planted.Inn")]
    [InlineData("option csharp_namespace = \"Planted.Contracts.Inn.V1\";", "")]
    public void A_component_s_own_namespace_is_refused(string sound, string planted) =>
        Assert.Single(ContractRules.Namespaces(Compile(Sound.Replace(sound, planted, StringComparison.Ordinal))));

    [Theory]
    [InlineData("// Painted on the door, from 1 on.", "// The room.", "room")]
    [InlineData("// Takes a traveller in; may be repeated.", "", "Lodge")]
    [InlineData("// Who asks for a bed.", "// LodgeRequest message.", "LodgeRequest")]
    public void An_empty_comment_is_found(string sound, string planted, string subject)
    {
        var finding = Assert.Single(ContractRules.Comments(Compile(Sound.Replace(sound, planted, StringComparison.Ordinal))));

        Assert.Contains($" {subject} ", finding, StringComparison.Ordinal);
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
        var file = Path.Combine(_folder.FullName, "contracts/planted/inn/v1/inn.proto");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return Assert.Single(Buf.Compile(Path.Combine(_folder.FullName, "contracts")).File);
    }

    private Repository.CommandResult Lint() => Buf.Run("lint", Path.Combine(_folder.FullName, "contracts"));
}
