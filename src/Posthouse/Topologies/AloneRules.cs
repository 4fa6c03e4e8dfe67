namespace Posthouse.Topologies;

/// <summary>A process that is started by itself must be told by the topology where the others are.</summary>
internal static class AloneRules
{
    public static IEnumerable<Problem> Check(PlanSubject subject)
    {
        if (subject.Options.Alone is not { } name)
        {
            return [];
        }

        var own = subject.Topology.Processes.FirstOrDefault(entry => entry.Name == name);
        if (own is null)
        {
            var known = subject.Topology.Processes.Select(static entry => entry.Name).ToList();
            return [new Problem($"{subject.Source} has no process \"{name}\".", $"{Nearest.Hint(name, known)}Its processes: {string.Join(", ", known)}.")];
        }

        return CheckReached(subject, own);
    }

    private static IEnumerable<Problem> CheckReached(PlanSubject subject, ProcessEntry own)
    {
        foreach (var entry in subject.Topology.Processes.Where(static entry => entry.Address is null))
        {
            if (entry.Name == own.Name && subject.Topology.Processes.Any(caller => caller.Name != own.Name && Reaches(subject, caller, own)))
            {
                yield return new Problem(
                    $"{subject.Source}: process \"{own.Name}\" runs alone and is called by others, but has no address.",
                    $"Give it one that the others can reach, for example \"address\": \"http://{own.Name}:8081\".");
            }
            else if (entry.Name != own.Name && Reaches(subject, own, entry))
            {
                yield return new Problem(
                    $"{subject.Source}: process \"{own.Name}\" runs alone and needs \"{entry.Name}\", which has no address.",
                    $"Give \"{entry.Name}\" an address, for example \"address\": \"http://{entry.Name}:8081\", or run the whole topology on this machine by leaving out --process.");
            }
        }
    }

    private static bool Reaches(PlanSubject subject, ProcessEntry caller, ProcessEntry callee) =>
        (caller.Public && subject.Components.Any(component => !component.Surfaces.IsEmpty && subject.Placement.IsIn(component.Name, callee.Name)))
        || CallGraph.Of(subject.Components).Edges.Any(edge => subject.Placement.IsIn(edge.Caller, caller.Name) && subject.Placement.IsIn(edge.Callee, callee.Name));
}
