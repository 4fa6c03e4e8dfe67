using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Posthouse.Testing.Clusters;
using V1 = Posthouse.Contracts.Testing.V1;
using V2 = Posthouse.Tests.Contracts.Versions.V2;

namespace Posthouse.Tests.Versions;

/// <summary>Two versions of one package in one process.</summary>
public sealed class TwoVersionsTests : IAsyncLifetime
{
    private const string First = "posthouse.testing.v1.EchoService";
    private const string Second = "posthouse.testing.v2.EchoService";

    private TestCluster? _cluster;
    private GrpcChannel? _channel;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync("one", new TestClusterOptions { Compose = static app => app.Add<TwoEchoesComponent>().Add<TimeComponent>() }, Cancelled);
        _channel = GrpcChannel.ForAddress(_cluster.Public.BaseAddress!);
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task Each_client_is_answered_by_its_version()
    {
        var old = new V1.EchoService.EchoServiceClient(_channel!);
        var young = new V2.EchoService.EchoServiceClient(_channel!);

        var (first, second) = (old.EchoAsync(new V1.EchoRequest { Text = "hello" }), young.EchoAsync(new V2.EchoRequest { Lines = { "hello", "again" } }));

        Assert.Equal("hello", (await first).Text);
        Assert.Equal(["hello", "again"], (await second).Lines);
        Assert.Equal(2, (await second).Version);
    }

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public async Task Health_knows_each_version(string service)
    {
        var answer = await new Health.HealthClient(_channel!).CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancelled);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Health_knows_no_version_that_is_not_served()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Health.HealthClient(_channel!).CheckAsync(new HealthCheckRequest { Service = "posthouse.testing.v3.EchoService" }, cancellationToken: Cancelled));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Reflection_shows_both_with_their_own_messages()
    {
        var names = await AskAsync(new ServerReflectionRequest { ListServices = "" });
        var first = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = First });
        var second = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = Second });

        Assert.Superset(new HashSet<string>([First, Second], StringComparer.Ordinal), names.ListServicesResponse.Service.Select(static service => service.Name).ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(names.ListServicesResponse.Service, static service => service.Name.Contains("testing.v3", StringComparison.Ordinal));
        Assert.Contains(first.FileDescriptorResponse.FileDescriptorProto, static file => file.ToStringUtf8().Contains("posthouse.testing.v1", StringComparison.Ordinal));
        Assert.Contains(second.FileDescriptorResponse.FileDescriptorProto, static file => file.ToStringUtf8().Contains("posthouse.testing.v2", StringComparison.Ordinal));
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(_channel!).ServerReflectionInfo(cancellationToken: Cancelled);
        await call.RequestStream.WriteAsync(request, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        var answer = call.ResponseStream.Current;
        await call.RequestStream.CompleteAsync();
        return answer;
    }
}
