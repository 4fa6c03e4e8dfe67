using System.Collections.Immutable;
using Posthouse.Components;
using Posthouse.Grpc.Standard;
using Posthouse.Hosting.Door;
using Posthouse.Topologies;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Posthouse.Hosting.Standing;

/// <summary>
/// How the services of a process are, as each of its listeners tells it. A service serves once its component is prepared, until the process stops. On the inner and the
/// extra listeners the empty name is the process; on the public one it is the whole application: open, with every public service serving.
/// </summary>
internal sealed class ProcessHealth
{
    private readonly Lock _gate = new();
    private readonly ProcessPlan _plan;
    private readonly ImmutableHashSet<string> _open;
    private readonly HashSet<string> _unprepared;
    private readonly HashSet<string> _missing;
    private bool _isOpen;

    public ProcessHealth(ProcessPlan plan, PublicMethods methods)
    {
        _plan = plan;
        _open = [.. methods.Services.Select(static service => service.FullName)];
        _unprepared = [.. plan.Components.Select(static component => component.Name)];
        _missing = [.. _open];
        foreach (var service in plan.Components.SelectMany(static component => component.Serves).Select(static served => served.Service.FullName))
        {
            Inner.Set(service, ServingStatus.NotServing);
            if (_open.Contains(service))
            {
                Extra.Set(service, ServingStatus.NotServing);
            }
        }

        foreach (var service in _open)
        {
            Public.Set(service, ServingStatus.NotServing);
        }

        Sum();
    }

    /// <summary>What other processes are told: the services of this process.</summary>
    public ServiceHealth Inner { get; } = new();

    /// <summary>What callers of published contracts are told: the public services of this process.</summary>
    public ServiceHealth Extra { get; } = new();

    /// <summary>What the public is told: the public services of the application.</summary>
    public ServiceHealth Public { get; } = new();

    /// <summary>A component of this process is prepared.</summary>
    public void Prepared(ComponentDefinition component)
    {
        lock (_gate)
        {
            _unprepared.Remove(component.Name);
            foreach (var service in component.Serves.Select(static served => served.Service.FullName))
            {
                Inner.Set(service, ServingStatus.Serving);
                Tell(service, isServing: true);
                if (_open.Contains(service))
                {
                    Extra.Set(service, ServingStatus.Serving);
                }
            }

            Sum();
        }
    }

    /// <summary>The public is let in.</summary>
    public void Opened()
    {
        lock (_gate)
        {
            _isOpen = true;
            Sum();
        }
    }

    /// <summary>A public service of another process is, or is no longer, serving.</summary>
    public void Told(string service, bool isServing)
    {
        lock (_gate)
        {
            Tell(service, isServing);
            Sum();
        }
    }

    /// <summary>The process stops: nothing serves, and nobody is kept waiting for news.</summary>
    public void Stop()
    {
        Inner.Close();
        Extra.Close();
        Public.Close();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_plan.Name}: {_unprepared.Count} unprepared, {_missing.Count} missing";

    private void Tell(string service, bool isServing)
    {
        if (!_open.Contains(service))
        {
            return;
        }

        Public.Set(service, Status(isServing));
        if (isServing)
        {
            _missing.Remove(service);
        }
        else
        {
            _missing.Add(service);
        }
    }

    private void Sum()
    {
        Inner.Set(ServiceHealth.Server, Status(_unprepared.Count == 0));
        Extra.Set(ServiceHealth.Server, Status(_unprepared.Count == 0));
        Public.Set(ServiceHealth.Server, Status(_isOpen && _missing.Count == 0));
    }

    private static ServingStatus Status(bool isServing) => isServing ? ServingStatus.Serving : ServingStatus.NotServing;
}
