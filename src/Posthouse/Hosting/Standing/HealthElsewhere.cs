using Grpc.Core;
using Grpc.Health.V1;
using Posthouse.Hosting.Door;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Standing;

/// <summary>
/// Follows, in the public process, how the public services of other processes are, by their own word (gRPC's document "health-checking"). A process that
/// cannot be asked does not serve. A server that stands in for a component and has no health service serves while it answers at all.
/// </summary>
internal sealed class HealthElsewhere(ProcessPlan plan, PublicMethods methods, InnerChannels channels, ProcessHealth health) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseOfMute = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _following = Task.CompletedTask;

    /// <summary>Begins to follow; does nothing where the process does not face the public.</summary>
    public void Begin()
    {
        if (!plan.IsPublic)
        {
            return;
        }

        var services =
            from method in methods.All
            where !plan.Has(method.Component)
            select (method.Component, Service: method.Descriptor.Service.FullName);
        _following = Task.WhenAll(services.Distinct().Select(each => FollowAsync(each.Service, WayTo(each.Component), _stopping.Token)).ToList());
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        _stopping.Dispose();
    }

    private Health.HealthClient WayTo(string component) => new(plan.Application.ProcessOf(component) is { } process
        ? channels.ToProcess(process.Name)
        : channels.ToServer(plan.Application.Topology.External[component]));

    private async Task FollowAsync(string service, Health.HealthClient way, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                using var call = way.Watch(new HealthCheckRequest { Service = service }, cancellationToken: stopping);
                await foreach (var answer in call.ResponseStream.ReadAllAsync(stopping))
                {
                    health.Told(service, answer.Status == HealthCheckResponse.Types.ServingStatus.Serving);
                }

                health.Told(service, isServing: false);
            }
            catch (RpcException failed) when (failed.StatusCode == StatusCode.Unimplemented)
            {
                health.Told(service, isServing: true);
                pause = PauseOfMute;
            }
            catch (Exception failed) when (failed is RpcException or OperationCanceledException)
            {
                health.Told(service, isServing: false);
            }

            await Task.WhenAny(Task.Delay(pause, TimeProvider.System, stopping));
        }
    }
}
