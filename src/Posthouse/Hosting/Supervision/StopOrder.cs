using System.Collections.Frozen;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Supervision;

/// <summary>
/// In which order processes stop, so that running requests can finish: a process stops once everybody who calls it has stopped. Processes
/// that call each other in a circle stop together.
/// </summary>
internal sealed class StopOrder
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _reaches;

    public StopOrder(ApplicationPlan plan) =>
        _reaches = plan.Processes.ToFrozenDictionary(static process => process.Name, process => Closure(plan, process), StringComparer.Ordinal);

    /// <summary>Which of the processes that still run may stop now.</summary>
    public IEnumerable<string> Next(IReadOnlyCollection<string> running) =>
        running.Where(process => running.All(other => other == process || !_reaches[other].Contains(process) || _reaches[process].Contains(other)));

    private static FrozenSet<string> Closure(ApplicationPlan plan, ProcessPlan start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<ProcessPlan>([start]);
        while (open.TryPop(out var process))
        {
            foreach (var next in process.Reaches.Where(reached.Add))
            {
                open.Push(plan.Process(next)!);
            }
        }

        return reached.ToFrozenSet(StringComparer.Ordinal);
    }
}
