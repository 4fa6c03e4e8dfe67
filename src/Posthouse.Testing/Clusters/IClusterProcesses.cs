using Posthouse.Calls.Faults;
using Posthouse.Hosting;
using Posthouse.Security;

namespace Posthouse.Testing.Clusters;

/// <summary>The processes of a test cluster, hosted in the test's own process or real.</summary>
internal interface IClusterProcesses : IAsyncDisposable
{
    AddressBook Addresses { get; }

    ClusterKey Key { get; }

    Uri? PublicAddress { get; }

    Uri? SecureAddress { get; }

    string Output { get; }

    IServiceProvider ServicesOf(string component);

    Task MoveClockAsync(TimeSpan offset, CancellationToken cancellationToken);

    Task SetFaultsAsync(CallFaults faults, CancellationToken cancellationToken);

    Task ArmCrashAsync(string point, CancellationToken cancellationToken);

    Task StopAsync(string process, CancellationToken cancellationToken);

    Task KillAsync(string process, CancellationToken cancellationToken);

    Task RestartAsync(string process, CancellationToken cancellationToken);
}
