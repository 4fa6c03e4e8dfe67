using Grpc.Core;
using Parcels.Contracts.V1;
using Posthouse.Testing.Clusters;

namespace Parcels.Tests;

/// <summary>The same tests in one process and in two: what holds here holds wherever the components run.</summary>
public abstract class ParcelsTests(string topology) : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync(
        topology,
        new TestClusterOptions { Compose = app => app.Add<ParcelsComponent>().Add<DeskComponent>() },
        Cancelled);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task What_was_added_is_on_the_page()
    {
        var parcels = _cluster.ClientOf<ParcelsService.ParcelsServiceClient>(caller: null);

        var added = await parcels.AddAsync(new AddRequest { Text = "A hat box" }, cancellationToken: Cancelled);

        Assert.Equal(1, added.Number);
        Assert.Equal("Parcels\n1. A hat box", await _cluster.Public.GetStringAsync("/", Cancelled));
    }

    [Fact]
    public async Task Nothing_cannot_be_added()
    {
        var parcels = _cluster.ClientOf<ParcelsService.ParcelsServiceClient>(caller: null);

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await parcels.AddAsync(new AddRequest(), cancellationToken: Cancelled));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }
}

public sealed class InOneProcessTests() : ParcelsTests("one");

public sealed class InTwoProcessesTests() : ParcelsTests("split");
