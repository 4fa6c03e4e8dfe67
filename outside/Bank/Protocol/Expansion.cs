namespace Bank.Protocol;

/// <summary>Which ids a caller wants as whole objects: <c>expand[]=payment_intent.latest_charge</c>.</summary>
internal sealed class Expansion
{
    private readonly Dictionary<string, Expansion> _wanted = new(StringComparer.Ordinal);
    private bool _used;

    public static Expansion None { get; } = new();

    public static Expansion Of(IEnumerable<string> paths)
    {
        var root = new Expansion();
        foreach (var path in paths)
        {
            path.Split('.').Aggregate(root, (level, step) => level.Step(step));
        }

        return root;
    }

    /// <summary>What is wanted below a property; <see langword="null"/> when its id is enough.</summary>
    public Expansion? Of(string property)
    {
        if (_wanted.TryGetValue(property, out var below))
        {
            below._used = true;
            return below;
        }

        return null;
    }

    /// <summary>Takes everything wanted below as found: where there is no object, nothing can be missing in it.</summary>
    public void Settle()
    {
        foreach (var below in _wanted.Values)
        {
            below._used = true;
            below.Settle();
        }
    }

    /// <summary>The first wanted path that no object had; <see langword="null"/> when all were found.</summary>
    public string? Unknown()
    {
        foreach (var (step, below) in _wanted)
        {
            if (!below._used)
            {
                return step;
            }

            if (below.Unknown() is { } deeper)
            {
                return $"{step}.{deeper}";
            }
        }

        return null;
    }

    private Expansion Step(string step)
    {
        if (!_wanted.TryGetValue(step, out var below))
        {
            _wanted[step] = below = new Expansion();
        }

        return below;
    }
}
