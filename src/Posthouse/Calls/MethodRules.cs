using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Posthouse.Calls.Validation;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Posthouse.Security;
using Posthouse.Topologies;

namespace Posthouse.Calls;

/// <summary>What holds for the methods that are served: who may call each, and what its requests must be like. Built once, at start, from the contracts and the rules beside them.</summary>
public sealed class MethodRules
{
    private readonly FrozenDictionary<string, ServedMethod> _methods;

    private MethodRules(FrozenDictionary<string, ServedMethod> methods, IReadOnlyList<string> problems)
    {
        _methods = methods;
        Problems = problems;
    }

    /// <summary>What is wrong with the rules, each with its mend; a component with problems must not start.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the rules of services.</summary>
    /// <param name="services">The services that one component serves.</param>
    /// <param name="graph">Who has declared which call.</param>
    public static MethodRules Of(IReadOnlyCollection<ServedService> services, CallGraph graph)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(graph);
        var validators = new ValidatorCompiler(
            [.. services.SelectMany(served => served.Service.Methods).Select(method => method.InputType)], services.Select(served => served.Rules));
        var methods = services
            .SelectMany(served => served.Service.Methods, (served, method) => Method(method, served.Rules, graph, validators))
            .ToFrozenDictionary(method => method.Path, StringComparer.Ordinal);
        return new MethodRules(methods, [.. services.SelectMany(AccessProblems), .. validators.Problems]);
    }

    /// <summary>The rules of a method, by its path <c>/Full.Service.Name/Method</c>.</summary>
    internal ServedMethod? Find(string path) => _methods.GetValueOrDefault(path);

    private static ServedMethod Method(MethodDescriptor method, ServiceRules rules, CallGraph graph, ValidatorCompiler validators)
    {
        var service = method.Service.FullName;
        return new ServedMethod(MethodAccess.Selector(method), service)
        {
            Domain = method.Service.File.Package is { Length: > 0 } package ? package : service,
            Access = MethodAccess.Of(method, rules),
            DeclaredCallers = graph.Edges.Where(edge => edge.Service == service).Select(edge => edge.Caller)
                .Concat(service == FrontDoor.Service ? [FrontDoor.Name] : [])
                .ToFrozenSet(StringComparer.Ordinal),
            Validator = validators.For(method.InputType),
            NeedsIdempotencyKey = method.GetOptions()?.GetExtension(OptionsExtensions.IdempotencyKey) == Contracts.Options.V1.IdempotencyKey.Required,
        };
    }

    private static IEnumerable<string> AccessProblems(ServedService served)
    {
        var methods = served.Service.Methods;
        var missing = methods.Where(method => MethodAccess.Of(method, served.Rules) == Access.Unspecified).Select(method =>
            $"{MethodAccess.Selector(method)} has no access rule: give it the option (posthouse.options.v1.access), or .Allow(\"{MethodAccess.Selector(method)}\", …) beside the component.");
        var unmatched = served.Rules.Access.Keys.Except(methods.Select(MethodAccess.Selector), StringComparer.Ordinal).Select(selector =>
            $"The access rule for \"{selector}\" matches nothing: name a method of {served.Service.FullName} as {served.Service.FullName}/Method.");
        return missing.Concat(unmatched);
    }
}

/// <summary>What holds for one method that is served.</summary>
internal sealed class ServedMethod(string name, string service)
{
    /// <summary>The method as <c>Full.Service.Name/Method</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The method as it stands in a request.</summary>
    public string Path { get; } = $"/{name}";

    /// <summary>The service's full name.</summary>
    public string Service { get; } = service;

    /// <summary>Whose reasons the service's own errors give.</summary>
    public required string Domain { get; init; }

    public required Access Access { get; init; }

    public required FrozenSet<string> DeclaredCallers { get; init; }

    /// <summary>Checks requests; <see langword="null"/> when the request type has no rules.</summary>
    public required MessageValidator? Validator { get; init; }

    /// <summary>Whether calls must carry an idempotency key.</summary>
    public required bool NeedsIdempotencyKey { get; init; }
}
