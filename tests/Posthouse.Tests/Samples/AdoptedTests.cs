using Adopted;
using Microsoft.AspNetCore.Builder;
using Posthouse.Testing.Clusters;

namespace Posthouse.Tests.Samples;

public sealed class AdoptedSourceTests
{
    [Fact]
    public void The_service_files_know_the_standard_api_and_nothing_of_the_chassis()
    {
        var files = Directory.GetFiles(Path.Combine(Sources.Root, "samples", "Adopted", "Luggage"), "*.cs");

        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.DoesNotContain("Posthouse", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.DoesNotContain("posthouse", File.ReadAllText(Path.Combine(Sources.Root, "contracts", "samples", "luggage", "v1", "luggage.proto")), StringComparison.Ordinal);
    }
}

/// <summary>The luggage room as a component of an application.</summary>
public abstract class AdoptedAsComponentSuite(string topology) : LuggageSuite
{
    private TestCluster? _cluster;

    protected override async Task<Uri> StartAsync()
    {
        var options = new TestClusterOptions { Compose = static app => app.Add<TimeComponent>().Add<LuggageComponent>() };
        _cluster = await TestCluster.StartAsync(topology, options, TestContext.Current.CancellationToken);
        return _cluster.Public.BaseAddress!;
    }

    protected override async ValueTask StopAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}

/// <summary>In the process that faces the public.</summary>
public sealed class AdoptedAsComponentTests() : AdoptedAsComponentSuite("one");

/// <summary>In another process: the public one passes the calls on.</summary>
public sealed class AdoptedBehindTheDoorTests() : AdoptedAsComponentSuite(
    """{ "processes": { "front": { "components": ["Time"], "public": true }, "back": { "components": ["Luggage"] } } }""");

/// <summary>The same file on the gRPC runtime alone.</summary>
public sealed class AdoptedAloneTests : LuggageSuite
{
    private WebApplication? _application;

    protected override async Task<Uri> StartAsync()
    {
        _application = Alone.Build(["--Logging:LogLevel:Default=None"], port: 0);
        await _application.StartAsync(TestContext.Current.CancellationToken);
        return new Uri(_application.Urls.Single());
    }

    protected override async ValueTask StopAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }
}
