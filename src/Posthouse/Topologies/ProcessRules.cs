using System.Text.RegularExpressions;

namespace Posthouse.Topologies;

/// <summary>What each process of a topology must be by itself.</summary>
internal static partial class ProcessRules
{
    public static IEnumerable<Problem> Check(PlanSubject subject)
    {
        if (subject.Topology.Processes.IsEmpty)
        {
            yield return new Problem($"{subject.Source} has no process.", "Add one: { \"processes\": { \"all\": { \"components\": [\"*\"], \"public\": true } } }.");
        }

        foreach (var problem in subject.Topology.Processes.SelectMany(entry => CheckEntry(subject, entry)).Concat(CheckPublic(subject)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckEntry(PlanSubject subject, ProcessEntry entry)
    {
        if (!ProcessName().IsMatch(entry.Name))
        {
            yield return new Problem(
                $"{subject.Source}: \"{entry.Name}\" cannot be the name of a process.",
                "Use lower-case letters, digits and hyphens, beginning with a letter, at most 40.");
        }

        if (entry.Replicas is < 1 or > ProcessEntry.MostReplicas)
        {
            yield return new Problem(
                $"{subject.Source}: process \"{entry.Name}\" has {entry.Replicas} replicas.",
                $"Give 1 to {ProcessEntry.MostReplicas}, or remove the process.");
        }

        if (subject.Placement.IsEmpty(entry.Name))
        {
            yield return new Problem(
                $"{subject.Source}: process \"{entry.Name}\" has no component.",
                "Name at least one component in it, or remove the process.");
        }
    }

    private static IEnumerable<Problem> CheckPublic(PlanSubject subject)
    {
        var facing = subject.Topology.Processes.Where(static entry => entry.Public).Select(static entry => $"\"{entry.Name}\"").ToList();
        if (facing.Count > 1)
        {
            yield return new Problem(
                $"{subject.Source}: the processes {string.Join(" and ", facing)} are all public.",
                "Keep \"public\": true on one of them; it forwards to the others what they expose.");
        }

        var exposing = subject.Components.FirstOrDefault(component => !component.Surfaces.IsEmpty && !subject.Topology.External.ContainsKey(component.Name));
        if (facing.Count == 0 && exposing is not null && !subject.Topology.Processes.IsEmpty)
        {
            yield return new Problem(
                $"{subject.Source}: no process is public, but {exposing.Name} exposes \"{exposing.Surfaces[0].Prefix}\".",
                "Write \"public\": true on the process that is to face the public.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProcessName();
}
