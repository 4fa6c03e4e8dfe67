namespace Posthouse.Jobs;

/// <summary>How many jobs of a component run in this process, and how many more may.</summary>
internal sealed class JobPlaces(JobKinds kinds, int most)
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _runningOfEach = new(StringComparer.Ordinal);
    private readonly HashSet<JobId> _jobs = [];

    /// <summary>How many more may be taken up, of whatever kind.</summary>
    public int Free
    {
        get
        {
            lock (_counting)
            {
                return most - _jobs.Count;
            }
        }
    }

    /// <summary>The jobs that run. Their leases may have ended without anybody's fault, as when the machine slept: they are not taken up a second time beside themselves.</summary>
    public IReadOnlyList<JobId> Running
    {
        get
        {
            lock (_counting)
            {
                return [.. _jobs];
            }
        }
    }

    /// <summary>How many more of each kind may be taken up, for the kinds of which any may.</summary>
    public Dictionary<string, int> FreeOfEach()
    {
        lock (_counting)
        {
            return kinds.All
                .Select(kind => (kind.Name, Free: kind.AtOnce - _runningOfEach.GetValueOrDefault(kind.Name)))
                .Where(static kind => kind.Free > 0)
                .ToDictionary(static kind => kind.Name, static kind => kind.Free, StringComparer.Ordinal);
        }
    }

    public void Take(LeasedJob job)
    {
        lock (_counting)
        {
            _jobs.Add(job.Id);
            _runningOfEach[job.Kind] = _runningOfEach.GetValueOrDefault(job.Kind) + 1;
        }
    }

    public void Leave(LeasedJob job)
    {
        lock (_counting)
        {
            _jobs.Remove(job.Id);
            _runningOfEach[job.Kind]--;
        }
    }
}
