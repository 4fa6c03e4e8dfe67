using System.Collections.Frozen;
using System.Collections.Immutable;
using Posthouse.Components;
using Posthouse.Contracts.Events.V1;

namespace Posthouse.Topologies;

/// <summary>
/// Who may call whom, from what the components declared. A follower's edge leads to the publisher and carries
/// <see cref="EventLog"/>, since following a fact is reading the publisher's log. Nothing else is ever allowed.
/// </summary>
public sealed class CallGraph
{
    private readonly FrozenSet<(string Caller, string Service)> _calls;
    private readonly FrozenSet<(string Follower, string Publisher, string Fact)> _follows;

    private CallGraph(ImmutableArray<CallEdge> edges, IEnumerable<(string Follower, string Publisher, string Fact)> follows)
    {
        Edges = edges;
        _calls = edges.Select(static edge => (edge.Caller, edge.Service)).ToFrozenSet();
        _follows = follows.ToFrozenSet();
    }

    /// <summary>Full name of the service by which facts are read.</summary>
    public static string EventLog => EventLogService.Descriptor.FullName;

    /// <summary>Every declared call, ordered by caller, callee and service.</summary>
    public ImmutableArray<CallEdge> Edges { get; }

    /// <summary>Reads the graph from what components declared.</summary>
    /// <param name="components">The components of an application.</param>
    public static CallGraph Of(IReadOnlyCollection<ComponentDefinition> components)
    {
        var servers = components.SelectMany(static component => component.Serves, static (component, served) => (served.Service.FullName, component.Name))
            .ToLookup(static pair => pair.FullName, static pair => pair.Name, StringComparer.Ordinal);
        var publishers = components.SelectMany(static component => component.Publishes, static (component, published) => (published.Fact.FullName, component.Name))
            .ToLookup(static pair => pair.FullName, static pair => pair.Name, StringComparer.Ordinal);

        var calls =
            from component in components
            from called in component.Calls
            from server in servers[called.Service.FullName]
            select new CallEdge(component.Name, server, called.Service.FullName);
        var follows = (
            from component in components
            from followed in component.Follows
            from publisher in publishers[followed.Fact.FullName]
            select (component.Name, publisher, followed.Fact.FullName)).ToList();

        var edges = calls.Concat(follows.Select(static follow => new CallEdge(follow.Name, follow.publisher, EventLog)))
            .Distinct()
            .OrderBy(static edge => edge.Caller, StringComparer.Ordinal)
            .ThenBy(static edge => edge.Callee, StringComparer.Ordinal)
            .ThenBy(static edge => edge.Service, StringComparer.Ordinal);
        return new CallGraph([.. edges], follows);
    }

    /// <summary>Whether a component has declared that it calls a service.</summary>
    /// <param name="caller">Name of the calling component.</param>
    /// <param name="service">Full name of the service.</param>
    public bool Allows(string caller, string service) => _calls.Contains((caller, service));

    /// <summary>Whether a component has declared that it follows a fact of a publisher.</summary>
    /// <param name="follower">Name of the following component.</param>
    /// <param name="publisher">Name of the publishing component.</param>
    /// <param name="fact">Full name of the fact's message type.</param>
    public bool Follows(string follower, string publisher, string fact) => _follows.Contains((follower, publisher, fact));
}

/// <summary>One declared call.</summary>
/// <param name="Caller">Name of the calling component.</param>
/// <param name="Callee">Name of the component that serves.</param>
/// <param name="Service">Full name of the service.</param>
public sealed record CallEdge(string Caller, string Callee, string Service);
