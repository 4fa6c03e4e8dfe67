using System.Diagnostics;
using Posthouse.Calls.Faults;
using Posthouse.Hosting;
using Posthouse.Hosting.Supervision;
using Posthouse.Security;
using Posthouse.Testing.Observing;

namespace Posthouse.Testing.Clusters;

/// <summary>The processes of a plan as real ones. The supervisor starts again whatever ends.</summary>
internal sealed class RealProcesses(Supervisor supervisor, CapturedOutput output) : IClusterProcesses
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public AddressBook Addresses => supervisor.Addresses;

    public ClusterKey Key => supervisor.Key;

    public Uri? PublicAddress => supervisor.PublicAddress;

    public Uri? SecureAddress => supervisor.SecureAddress;

    public string Output => output.ToString();

    public IServiceProvider ServicesOf(string component) =>
        throw new NotSupportedException($"{component} runs in another process: call it, or host the cluster in the test's own process.");

    public Task MoveClockAsync(TimeSpan offset, CancellationToken cancellationToken) => supervisor.ShiftClockAsync(offset, cancellationToken);

    public Task SetFaultsAsync(CallFaults faults, CancellationToken cancellationToken) =>
        supervisor.SetFaultsAsync(FaultRule.ToJson(faults.Rules), cancellationToken);

    public Task ArmCrashAsync(string point, CancellationToken cancellationToken) => supervisor.ArmCrashAsync(point, cancellationToken);

    public Task StopAsync(string process, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"The supervisor starts {process} again whatever ends it: kill it, or host the cluster in the test's own process.");

    public async Task KillAsync(string process, CancellationToken cancellationToken)
    {
        var before = Addresses.Of(process);
        foreach (var id in supervisor.ProcessIds(process))
        {
            using var running = Process.GetProcessById(id);
            running.Kill();
            await running.WaitForExitAsync(cancellationToken);
        }

        await Until(() => !Addresses.Of(process).Any(before.Contains), cancellationToken);
    }

    public async Task RestartAsync(string process, CancellationToken cancellationToken)
    {
        var replicas = Addresses.Of(process).Length;
        await KillAsync(process, cancellationToken);
        await Until(() => Addresses.Of(process).Length >= replicas && supervisor.IsReady(process), cancellationToken);
    }

    public ValueTask DisposeAsync() => supervisor.DisposeAsync();

    private static async Task Until(Func<bool> holds, CancellationToken cancellationToken)
    {
        while (!holds())
        {
            await Task.Delay(Poll, cancellationToken);
        }
    }
}
