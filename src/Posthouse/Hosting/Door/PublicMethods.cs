using System.Collections.Frozen;
using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Posthouse.Contracts.Options.V1;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Door;

/// <summary>The methods of an application that outsiders may call, of every component, wherever it runs: those with public access and those for users.</summary>
internal sealed class PublicMethods
{
    private readonly FrozenDictionary<string, PublicMethod> _byPath;

    private PublicMethods(ImmutableArray<PublicMethod> all)
    {
        All = all;
        _byPath = all.ToFrozenDictionary(static method => method.Path, StringComparer.Ordinal);
    }

    /// <summary>The methods, in the order of components, their services and the contracts.</summary>
    public ImmutableArray<PublicMethod> All { get; }

    /// <summary>The services that have such a method.</summary>
    public IEnumerable<ServiceDescriptor> Services => All.Select(static method => method.Descriptor.Service).Distinct();

    /// <summary>Finds the methods of an application.</summary>
    public static PublicMethods Of(ApplicationPlan application) => new(
    [
        .. from component in application.Components
           from served in component.Serves
           from descriptor in served.Service.Methods
           select new PublicMethod(descriptor, component.Name, served.Rules) into method
           where method.Access is Access.Public or Access.User
           select method,
    ]);

    /// <summary>The method of a path; <see langword="null"/> when outsiders may not call it.</summary>
    /// <param name="path">The method as it stands in a request: <c>/Full.Service.Name/Method</c>.</param>
    public PublicMethod? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Whether outsiders may call a method.</summary>
    /// <param name="method">The method's contract.</param>
    public bool Has(MethodDescriptor method) => _byPath.ContainsKey($"/{method.Service.FullName}/{method.Name}");

    /// <summary>Whether anybody may call a method: one that needs no person.</summary>
    /// <param name="method">The method's contract.</param>
    public bool IsPublic(MethodDescriptor method) => Find($"/{method.Service.FullName}/{method.Name}") is { Access: Access.Public };

    /// <summary>Whether a service has such a method.</summary>
    /// <param name="service">The service's contract.</param>
    public bool HasPublic(ServiceDescriptor service) => service.Methods.Any(IsPublic);
}
