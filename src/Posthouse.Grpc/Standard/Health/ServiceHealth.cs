using System.Collections.Immutable;
using Grpc.Health.V1;

namespace Posthouse.Grpc.Standard;

/// <summary>Which services of a server take calls. Whoever knows sets it; the health service tells it. Safe for concurrent use.</summary>
public sealed class ServiceHealth
{
    /// <summary>Name that stands for the server as a whole.</summary>
    public const string Server = "";

    private readonly Lock _gate = new();
    private State _state = new(ImmutableDictionary<string, HealthCheckResponse.Types.ServingStatus>.Empty
        .WithComparers(StringComparer.Ordinal)
        .Add(Server, HealthCheckResponse.Types.ServingStatus.Serving));

    /// <summary>Says whether a service takes calls. Whoever watches it is told at once.</summary>
    /// <param name="service">Full name of the service; <see cref="Server"/> for the server as a whole.</param>
    /// <param name="status">How it is.</param>
    public void Set(string service, HealthCheckResponse.Types.ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        Change(state => state with { Statuses = state.Statuses.SetItem(service, status) });
    }

    /// <summary>Says the same of the server and of every service that is known.</summary>
    /// <param name="status">How they are.</param>
    public void SetAll(HealthCheckResponse.Types.ServingStatus status) =>
        Change(state => state with { Statuses = state.Statuses.SetItems(state.Statuses.Keys.Select(service => KeyValuePair.Create(service, status))) });

    /// <summary>Says that the server stops: nothing takes calls any more, and whoever watches is told so and let go. What is said later counts for nothing.</summary>
    public void Close() => Change(static state => state with
    {
        Statuses = state.Statuses.SetItems(state.Statuses.Keys.Select(static service => KeyValuePair.Create(service, HealthCheckResponse.Types.ServingStatus.NotServing))),
        IsClosed = true,
    });

    /// <summary>How a service is.</summary>
    /// <param name="service">Full name of the service.</param>
    /// <returns>Null for a service that nobody has spoken of.</returns>
    public HealthCheckResponse.Types.ServingStatus? Find(string service) => Observe(service).Status;

    /// <summary>How a service is, whether the server stops, and a task that completes when any of it may have changed.</summary>
    internal (HealthCheckResponse.Types.ServingStatus? Status, bool IsClosed, Task Changed) Observe(string service)
    {
        var state = Volatile.Read(ref _state);
        return (state.Statuses.TryGetValue(service, out var status) ? status : null, state.IsClosed, state.Superseded.Task);
    }

    private void Change(Func<State, State> change)
    {
        State before;
        lock (_gate)
        {
            before = _state;
            if (before.IsClosed)
            {
                return;
            }

            Volatile.Write(ref _state, change(before) with { Superseded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) });
        }

        before.Superseded.TrySetResult();
    }

    private sealed record State(ImmutableDictionary<string, HealthCheckResponse.Types.ServingStatus> Statuses)
    {
        public bool IsClosed { get; init; }

        public TaskCompletionSource Superseded { get; init; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
