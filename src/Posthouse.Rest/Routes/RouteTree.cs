using System.Collections.Immutable;

namespace Posthouse.Rest.Routes;

/// <summary>
/// All routes by the steps of their paths. A literal goes before <c>*</c> and <c>*</c> before <c>**</c>, step by step; a path with a verb goes before one whose
/// value ends in the same text; where the best path does not take the request's method, the next one is asked.
/// </summary>
internal sealed class RouteTree<T>
    where T : class
{
    private readonly Node _root = new();

    /// <summary>Adds a route; <see langword="false"/> when there is one for the same paths and the same method.</summary>
    public bool Add(PathTemplate path, string method, T route)
    {
        var node = _root;
        foreach (var step in path.Steps.Where(static step => step.Kind != StepKind.Rest))
        {
            node = step.Kind == StepKind.One ? node.One ??= new Node() : node.Literal(step.Text);
        }

        var ends = path.IsOpen ? node.OpenEnds : node.Ends;
        if (!ends.TryGetValue(path.Verb, out var methods))
        {
            ends.Add(path.Verb, methods = new Dictionary<string, Found>(StringComparer.Ordinal));
        }

        return methods.TryAdd(method, new Found(route, path));
    }

    /// <summary>The route of a request; <see langword="null"/> when there is none.</summary>
    public Match? Find(RequestTarget target, string method)
    {
        Match? found = null;
        Visit(target, (ends, segments) =>
        {
            if (ends.TryGetValue(method, out var route))
            {
                found = new Match(route.Route, route.Path, segments);
            }

            return found is not null;
        });
        return found;
    }

    /// <summary>The methods that a path takes, in order; empty when nothing stands there.</summary>
    public IReadOnlyList<string> MethodsOf(RequestTarget target)
    {
        var methods = new SortedSet<string>(StringComparer.Ordinal);
        Visit(target, (ends, _) =>
        {
            methods.UnionWith(ends.Keys);
            return false;
        });
        return [.. methods];
    }

    private void Visit(RequestTarget target, Func<Dictionary<string, Found>, ImmutableArray<string>, bool> visit)
    {
        if (target.Verb.Length == 0 || !Walk(_root, new Way(target.WithoutVerb, target.Verb, visit), 0))
        {
            Walk(_root, new Way(target.Segments, "", visit), 0);
        }
    }

    private static bool Walk(Node node, Way way, int at)
    {
        if (at == way.Segments.Length)
        {
            return (node.Ends.TryGetValue(way.Verb, out var ends) && way.Visit(ends, way.Segments))
                || (node.OpenEnds.TryGetValue(way.Verb, out var open) && way.Visit(open, way.Segments));
        }

        var segment = way.Segments[at];
        return (node.Literals.TryGetValue(segment, out var next) && Walk(next, way, at + 1))
            || (segment.Contains('%', StringComparison.Ordinal) && node.Literals.TryGetValue(Uri.UnescapeDataString(segment), out next) && Walk(next, way, at + 1))
            || (segment.Length > 0 && node.One is { } one && Walk(one, way, at + 1))
            || (node.OpenEnds.TryGetValue(way.Verb, out var rest) && way.Visit(rest, way.Segments));
    }

    /// <summary>A route that takes a request.</summary>
    internal sealed record Match(T Route, PathTemplate Path, ImmutableArray<string> Segments);

    private sealed record Found(T Route, PathTemplate Path);

    private sealed record Way(ImmutableArray<string> Segments, string Verb, Func<Dictionary<string, Found>, ImmutableArray<string>, bool> Visit);

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.Ordinal);

        public Node? One { get; set; }

        public Dictionary<string, Dictionary<string, Found>> Ends { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Dictionary<string, Found>> OpenEnds { get; } = new(StringComparer.Ordinal);

        public Node Literal(string text)
        {
            if (!Literals.TryGetValue(text, out var next))
            {
                Literals.Add(text, next = new Node());
            }

            return next;
        }
    }
}
