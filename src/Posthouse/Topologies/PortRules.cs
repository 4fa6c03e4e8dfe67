using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;

namespace Posthouse.Topologies;

/// <summary>No two listeners on one port, and extra listeners only where they open something.</summary>
internal static class PortRules
{
    private const int MostPort = 65_535;

    public static IEnumerable<Problem> Check(PlanSubject subject) =>
        [.. CheckRange(subject), .. subject.Topology.Listen.SelectMany(listen => CheckListen(subject, listen.Key, listen.Value)), .. CheckPorts(subject), .. CheckAddresses(subject)];

    private static IEnumerable<Problem> CheckRange(PlanSubject subject)
    {
        if (subject.Options.PublicPort is < 0 or > MostPort)
        {
            yield return new Problem($"The public port {subject.Options.PublicPort} does not exist.", $"Give --port 1 to {MostPort}, or 0 for any free port.");
        }
    }

    private static IEnumerable<Problem> CheckListen(PlanSubject subject, string name, Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp)
        {
            yield return new Problem($"{subject.Source}: {name} is to listen on {address}, but extra listeners are plaintext.", "Write http:// instead of https://.");
        }

        if (subject.Topology.External.ContainsKey(name))
        {
            yield return new Problem($"{subject.Source}: {name} is external, but is to listen on {address}.", "Remove it from \"listen\", or place it in a process.");
        }

        if (subject.Components.FirstOrDefault(component => component.Name == name) is { } component && !component.Serves.Any(ServesPublic))
        {
            yield return new Problem(
                $"{subject.Source}: {name} is to listen on {address}, but serves no public method, so nothing would answer there.",
                $"Remove {name} from \"listen\", or give a method of it public access.");
        }
    }

    private static bool ServesPublic(ServedService served) =>
        served.Service.Methods.Any(method => MethodAccess.Of(method, served.Rules) == Access.Public);

    private static IEnumerable<Problem> CheckPorts(PlanSubject subject)
    {
        var listeners = subject.Topology.Listen
            .Where(listen => listen.Value.Port != 0)
            .Select(static listen => ($"the extra listener of {listen.Key}", listen.Value.Port));
        if (subject.Options.PublicPort != 0 && subject.Topology.Processes.Any(static entry => entry.Public))
        {
            listeners = listeners.Prepend(("the public listener", subject.Options.PublicPort));
        }

        return listeners
            .GroupBy(static listener => listener.Item2)
            .Where(static group => group.Skip(1).Any())
            .Select(static group => new Problem(
                $"Port {group.Key} is to be used by {string.Join(" and by ", group.Select(static listener => listener.Item1))}.",
                "Give each its own port: --port for the public listener, \"listen\" or --listen for the others."));
    }

    private static IEnumerable<Problem> CheckAddresses(PlanSubject subject) =>
        subject.Topology.Processes
            .Where(static entry => entry.Address is not null)
            .GroupBy(static entry => (entry.Address!.Host, entry.Address.Port))
            .Where(static group => group.Skip(1).Any())
            .Select(group => new Problem(
                $"{subject.Source}: the processes {string.Join(" and ", group.Select(static entry => $"\"{entry.Name}\""))} have the same address {group.Key.Host}:{group.Key.Port}.",
                "Give each process its own address."));
}
