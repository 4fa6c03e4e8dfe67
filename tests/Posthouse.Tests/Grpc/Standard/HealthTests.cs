using Grpc.Core;
using Grpc.Health.V1;
using Posthouse.Grpc.Local;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Standard;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Posthouse.Tests.Grpc.Standard;

public sealed class HealthTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ServiceHealth _health = new();
    private readonly Health.HealthClient _client;

    public HealthTests()
    {
        var methods = new GrpcMethodTable([GrpcServiceBinding.Of(new HealthEndpoint(_health), null)]);
        _client = new Health.HealthClient(new LocalCallInvoker(methods, new LocalCaller("tests"), TimeProvider.System));
    }

    [Theory]
    [InlineData(ServingStatus.Serving)]
    [InlineData(ServingStatus.NotServing)]
    public async Task A_service_is_as_it_was_set(ServingStatus status)
    {
        _health.Set("a.v1.S", status);

        Assert.Equal(status, (await _client.CheckAsync(new HealthCheckRequest { Service = "a.v1.S" }, cancellationToken: Token)).Status);
    }

    [Fact]
    public async Task The_server_itself_serves_and_an_unknown_service_is_NOT_FOUND()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _client.CheckAsync(new HealthCheckRequest { Service = "b" }, cancellationToken: Token).ResponseAsync);

        Assert.Equal(ServingStatus.Serving, (await _client.CheckAsync(new HealthCheckRequest(), cancellationToken: Token)).Status);
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task A_watcher_is_told_every_change_of_its_service_and_of_no_other()
    {
        using var watch = _client.Watch(new HealthCheckRequest { Service = "a.v1.S" }, cancellationToken: Token);
        var seen = new List<ServingStatus>();
        await NextAsync();

        _health.Set("b.v1.T", ServingStatus.Serving);
        _health.Set("a.v1.S", ServingStatus.Serving);
        await NextAsync();
        _health.SetAll(ServingStatus.NotServing);
        await NextAsync();

        Assert.Equal([ServingStatus.ServiceUnknown, ServingStatus.Serving, ServingStatus.NotServing], seen);

        async Task NextAsync()
        {
            Assert.True(await watch.ResponseStream.MoveNext(Token));
            seen.Add(watch.ResponseStream.Current.Status);
        }
    }
}
