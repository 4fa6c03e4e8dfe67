using System.Collections.Concurrent;
using Grpc.Core.Interceptors;

namespace Posthouse.Calls.Faults;

/// <summary>Faults on the edges of the call graph: what happens to the calls of one component to another, until it is cleared. Safe for any number of threads.</summary>
/// <param name="clock">The clock of delays and of lost calls' deadlines.</param>
public sealed class CallFaults(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Caller, string Callee), EdgeFaults> _edges = new();

    /// <summary>The faults of one edge.</summary>
    /// <param name="caller">Name of the calling component.</param>
    /// <param name="callee">Name of the component that serves.</param>
    public EdgeFaults On(string caller, string callee) => _edges.GetOrAdd((caller, callee), _ => new EdgeFaults());

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        foreach (var edge in _edges.Values)
        {
            edge.Clear();
        }
    }

    internal IEnumerable<FaultRule> Rules => _edges
        .Select(edge => new FaultRule(edge.Key.Caller, edge.Key.Callee, edge.Value.Current.Kind, edge.Value.Current.By))
        .Where(rule => rule.Kind != FaultKind.None);

    /// <summary>The interceptor that brings the faults of an edge about; it stands closest to the wire.</summary>
    /// <param name="caller">Name of the calling component.</param>
    /// <param name="callee">Name of the component that serves.</param>
    public Interceptor Interceptor(string caller, string callee) => new FaultInterceptor(On(caller, callee), clock);

    internal void Replace(IReadOnlyCollection<FaultRule> rules)
    {
        Clear();
        foreach (var rule in rules)
        {
            On(rule.Caller, rule.Callee).Set(new Fault(rule.Kind, rule.By));
        }
    }
}
