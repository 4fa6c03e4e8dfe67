namespace Posthouse.Topologies;

/// <summary>Every component is in exactly one place, and every name means a component.</summary>
internal static class PlacementRules
{
    public static IEnumerable<Problem> Check(PlanSubject subject) =>
    [
        .. subject.Topology.Processes.SelectMany(entry => CheckNames(subject, entry)),
        .. CheckRest(subject),
        .. subject.Components.SelectMany(component => CheckPlace(subject, component.Name)),
        .. subject.Topology.External.Keys.Where(name => !subject.Knows(name)).Select(name => Unknown(subject, "\"external\"", name)),
        .. subject.Topology.Listen.Keys.Where(name => !subject.Knows(name)).Select(name => Unknown(subject, "\"listen\"", name)),
    ];

    private static IEnumerable<Problem> CheckNames(PlanSubject subject, ProcessEntry entry)
    {
        foreach (var name in entry.Components.Where(name => name != Topology.Rest && !subject.Knows(name)).Distinct(StringComparer.Ordinal))
        {
            yield return Unknown(subject, $"process \"{entry.Name}\"", name);
        }

        foreach (var twice in entry.Components.GroupBy(static name => name, StringComparer.Ordinal).Where(static group => group.Skip(1).Any()))
        {
            yield return new Problem($"{subject.Source}: process \"{entry.Name}\" names \"{twice.Key}\" twice.", "Remove one of them.");
        }
    }

    private static IEnumerable<Problem> CheckRest(PlanSubject subject)
    {
        var takers = subject.Topology.Processes.Where(static entry => entry.Components.Contains(Topology.Rest)).Select(static entry => $"\"{entry.Name}\"").ToList();
        if (takers.Count > 1)
        {
            yield return new Problem(
                $"{subject.Source}: the processes {string.Join(" and ", takers)} all take the rest (\"*\").",
                "Write \"*\" in one process only.");
        }
    }

    private static IEnumerable<Problem> CheckPlace(PlanSubject subject, string component)
    {
        var places = subject.Topology.Processes.Where(entry => entry.Components.Contains(component)).Select(static entry => $"\"{entry.Name}\"").ToList();
        var isExternal = subject.Topology.External.ContainsKey(component);
        if (places.Count > 1)
        {
            yield return new Problem($"{subject.Source}: {component} is placed twice: in {string.Join(" and ", places)}.", "Name it in one process only; to run more of it, give that process replicas.");
        }

        if (places.Count > 0 && isExternal)
        {
            yield return new Problem(
                $"{subject.Source}: {component} is external, but is also placed in {places[0]}.",
                "Remove it from the process, or from \"external\".");
        }

        if (!isExternal && !subject.Placement.ProcessesOf(component).Any())
        {
            yield return new Problem($"{subject.Source}: {component} is placed nowhere.", "Name it in a process, or let one process take the rest with \"*\".");
        }
    }

    private static Problem Unknown(PlanSubject subject, string place, string name) =>
        new($"{subject.Source}: {place} names \"{name}\", which is no component of this application.", subject.Known(name));
}
