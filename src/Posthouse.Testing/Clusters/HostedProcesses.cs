using Posthouse.Calls.Faults;
using Posthouse.Hosting;
using Posthouse.Security;
using Posthouse.Topologies;

namespace Posthouse.Testing.Clusters;

/// <summary>Every process of a plan hosted in the test's own process: providers, databases and ports of their own, joined by an address book.</summary>
internal sealed class HostedProcesses(ApplicationPlan plan, Func<ProcessHostOptions> options, ShiftedTime clock) : IClusterProcesses
{
    private readonly Dictionary<string, List<ProcessHost>> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Process, int Replica), int> _ports = [];
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly PublicAddress _origin = new();

    public AddressBook Addresses { get; } = new();

    public ClusterKey Key { get; } = ClusterKey.Create();

    public Uri? PublicAddress => Public.Select(static host => host.PublicAddress).FirstOrDefault();

    public Uri? SecureAddress => Public.Select(static host => host.SecureAddress).FirstOrDefault();

    public string Output => "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var process in plan.Processes)
        {
            await StartAsync(process, cancellationToken);
        }

        await OpenAsync(cancellationToken);
    }

    public IServiceProvider ServicesOf(string component) =>
        plan.ProcessOf(component) is { } process && Of(process.Name) is [var host, ..]
            ? host.ServicesOf(component)
            : throw new ArgumentException($"{component} does not run in this cluster at the moment.", nameof(component));

    public Task MoveClockAsync(TimeSpan offset, CancellationToken cancellationToken)
    {
        clock.ShiftTo(offset);
        return Task.CompletedTask;
    }

    // The hosts share the test's own faults.
    public Task SetFaultsAsync(CallFaults faults, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ArmCrashAsync(string point, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{point} would end the test itself: run the cluster as real processes.");

    public Task StopAsync(string process, CancellationToken cancellationToken) => EndAsync(process, host => host.DisposeAsync().AsTask(), cancellationToken);

    public Task KillAsync(string process, CancellationToken cancellationToken) => EndAsync(process, host => host.StopAsync(TimeSpan.Zero), cancellationToken);

    public async Task RestartAsync(string process, CancellationToken cancellationToken)
    {
        await KillAsync(process, cancellationToken);
        await StartAsync(Plan(process), cancellationToken);
        await OpenAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(plan.Processes.Select(process => KillAsync(process.Name, CancellationToken.None)));
        _changing.Dispose();
    }

    private IReadOnlyList<ProcessHost> Public => plan.PublicProcess is { } facing ? Of(facing.Name) : [];

    private IReadOnlyList<ProcessHost> Of(string process) => _hosts.TryGetValue(process, out var hosts) ? hosts : [];

    private ProcessPlan Plan(string process) => plan.Process(process) ?? throw new ArgumentException($"The topology has no process {process}.", nameof(process));

    private async Task StartAsync(ProcessPlan process, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var hosts = _hosts[process.Name] = [];
            while (hosts.Count < process.Replicas)
            {
                var given = options() with { Addresses = Addresses, Key = Key, Origin = _origin, OpensInner = true, PublicPort = _ports.GetValueOrDefault((process.Name, hosts.Count)) };
                hosts.Add(await ProcessHost.ListenAsync(process, given, cancellationToken));
                _ports[(process.Name, hosts.Count - 1)] = hosts[^1].PublicAddress?.Port ?? 0;
            }

            if (hosts[0].PublicAddress is { } first)
            {
                _origin.Set(first);
            }

            Addresses.Set(process.Name, [.. hosts.Select(host => host.InnerAddress).OfType<Uri>()]);
        }
        finally
        {
            _changing.Release();
        }
    }

    // Preparations call other processes: all listen before any is waited for.
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var hosts = _hosts.Values.SelectMany(static hosts => hosts).ToList();
        await Task.WhenAll(hosts.Select(static host => host.Prepared)).WaitAsync(cancellationToken);
        hosts.ForEach(static host => host.Open());
    }

    private async Task EndAsync(string process, Func<ProcessHost, Task> end, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            if (_hosts.Remove(Plan(process).Name, out var hosts))
            {
                Addresses.Set(process, []);
                await Task.WhenAll(hosts.Select(end));
            }
        }
        finally
        {
            _changing.Release();
        }
    }
}
