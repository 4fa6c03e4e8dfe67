using Google.Protobuf.Reflection;
using Posthouse.Calls;
using Posthouse.Contracts.Options.V1;
using Posthouse.Topologies;

namespace Posthouse.Components;

/// <summary>What components declare about calls and facts must fit together: every call has a server, every fact a publisher, every method an access rule.</summary>
internal static class ContractRules
{
    public static IEnumerable<Problem> Check(IReadOnlyCollection<ComponentDefinition> components) =>
    [
        .. CheckServers(components),
        .. CheckPublishers(components),
        .. components.SelectMany(component => CheckCalls(component, components)),
        .. components.SelectMany(component => CheckFollows(component, components)),
        .. components.SelectMany(static component => component.Serves.SelectMany(served => CheckAccess(component, served))),
    ];

    private static IEnumerable<Problem> CheckServers(IReadOnlyCollection<ComponentDefinition> components) =>
        from component in components
        from served in component.Serves
        group component.Name by served.Service.FullName into servers
        where servers.Skip(1).Any()
        select new Problem(
            $"The service {servers.Key} is served more than once: by {string.Join(" and ", servers)}.",
            "Leave one .Serves<…>() for it.");

    private static IEnumerable<Problem> CheckPublishers(IReadOnlyCollection<ComponentDefinition> components) =>
        from component in components
        from published in component.Publishes
        group component.Name by published.Fact.FullName into publishers
        where publishers.Skip(1).Any()
        select new Problem(
            $"The fact {publishers.Key} is published more than once: by {string.Join(" and ", publishers)}.",
            "Leave one .Publishes<…>() for it, or give each publisher a message type of its own.");

    private static IEnumerable<Problem> CheckCalls(ComponentDefinition component, IReadOnlyCollection<ComponentDefinition> components) =>
        component.Calls
            .Where(called => !components.Any(other => other.Serves.Any(served => served.Service.FullName == called.Service.FullName)))
            .Select(called => new Problem(
                $"{component.Name} calls {called.Service.FullName}, which no component of this application serves.",
                "Add the component that serves it to the application, or remove the .Calls<…>()."));

    private static IEnumerable<Problem> CheckFollows(ComponentDefinition component, IReadOnlyCollection<ComponentDefinition> components) =>
        component.Follows
            .Where(followed => !components.Any(other => other.Publishes.Any(published => published.Fact.FullName == followed.Fact.FullName)))
            .Select(followed => new Problem(
                $"{component.Name} follows {followed.Fact.FullName}, which no component of this application publishes.",
                "Declare .Publishes<…>() where the fact happens, or remove the .Follows<…>()."));

    private static IEnumerable<Problem> CheckAccess(ComponentDefinition component, ServedService served)
    {
        var methods = served.Service.Methods;
        foreach (var method in methods.Where(method => MethodAccess.Of(method, served.Rules) == Access.Unspecified))
        {
            yield return new Problem(
                $"{component.Name} serves {MethodAccess.Selector(method)}, which has no access rule.",
                $"Write option (posthouse.options.v1.access) in the contract, or .Serves<{served.Endpoint.Name}>(rules => rules.Allow(\"{MethodAccess.Selector(method)}\", …)).");
        }

        var selectors = methods.Select(MethodAccess.Selector).ToList();
        foreach (var unknown in served.Rules.Access.Keys.Where(selector => !selectors.Contains(selector, StringComparer.Ordinal)))
        {
            yield return new Problem(
                $"{component.Name} gives an access rule for \"{unknown}\", which is no method of {served.Service.FullName}.",
                $"{Nearest.Hint(unknown, selectors)}Its methods: {string.Join(", ", selectors)}.");
        }

        var fields = served.Service.Methods.SelectMany(static method => FieldsOf(method.InputType, [])).Distinct(StringComparer.Ordinal).ToList();
        foreach (var unknown in served.Rules.Fields.Keys.Where(selector => !fields.Contains(selector, StringComparer.Ordinal)))
        {
            yield return new Problem(
                $"{component.Name} gives a rule for the field \"{unknown}\", which is no field of a request of {served.Service.FullName}.",
                $"{Nearest.Hint(unknown, fields)}Write Full.Message.Name.field_name.");
        }
    }

    private static IEnumerable<string> FieldsOf(MessageDescriptor message, HashSet<string> seen)
    {
        if (!seen.Add(message.FullName))
        {
            return [];
        }

        var nested = message.Fields.InDeclarationOrder().Where(static field => field.FieldType == FieldType.Message).SelectMany(field => FieldsOf(field.MessageType, seen));
        return message.Fields.InDeclarationOrder().Select(static field => field.FullName).Concat(nested);
    }
}
