namespace Posthouse.Jobs;

/// <summary>How many jobs of a component run in this process, and how many more may.</summary>
internal sealed class JobPlaces(JobKinds kinds, int most)
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>How many more may be taken up, of whatever kind.</summary>
    public int Free
    {
        get
        {
            lock (_counting)
            {
                return most - _all;
            }
        }
    }

    /// <summary>How many more of each kind may be taken up, for the kinds of which any may.</summary>
    public Dictionary<string, int> FreeOfEach()
    {
        lock (_counting)
        {
            return kinds.All
                .Select(kind => (kind.Name, Free: kind.AtOnce - _running.GetValueOrDefault(kind.Name)))
                .Where(static kind => kind.Free > 0)
                .ToDictionary(static kind => kind.Name, static kind => kind.Free, StringComparer.Ordinal);
        }
    }

    public void Take(string kind)
    {
        lock (_counting)
        {
            _all++;
            _running[kind] = _running.GetValueOrDefault(kind) + 1;
        }
    }

    public void Leave(string kind)
    {
        lock (_counting)
        {
            _all--;
            _running[kind]--;
        }
    }
}
