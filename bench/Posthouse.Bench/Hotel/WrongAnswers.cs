using System.Collections.Concurrent;

namespace Posthouse.Bench.Hotel;

/// <summary>What went wrong; one is enough to make a run fail.</summary>
internal sealed class WrongAnswers
{
    private const int Shown = 20;

    private readonly ConcurrentQueue<string> _all = new();

    public void Add(string what) => _all.Enqueue(what);

    /// <summary>Fails when anything was wrong.</summary>
    /// <exception cref="InvalidOperationException">Something was.</exception>
    public void MustBeNone()
    {
        if (!_all.IsEmpty)
        {
            throw new InvalidOperationException($"{_all.Count:N0} answers were wrong: their speed counts for nothing.\n{string.Join('\n', _all.Take(Shown))}");
        }
    }
}
