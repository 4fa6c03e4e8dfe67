using System.Reflection;
using Microsoft.Extensions.Logging;
using Posthouse.Components;
using Posthouse.Surfaces;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>Maps surfaces, and refuses routes that use what their component does not have.</summary>
internal static class SurfaceRules
{
    public static List<ComponentSurfaces> Map(IEnumerable<HostedComponent> components, ILoggerFactory loggers)
    {
        var problems = new List<Problem>();
        var mapped = new List<ComponentSurfaces>();
        foreach (var component in components.Where(static component => !component.Definition.Surfaces.IsEmpty))
        {
            try
            {
                var surfaces = new ComponentSurfaces(component.Definition, component.Services, loggers);
                problems.AddRange(surfaces.Endpoints.SelectMany(static source => source.Endpoints).SelectMany(endpoint => Check(component.Definition, endpoint)));
                mapped.Add(surfaces);
            }
            catch (InvalidOperationException exception)
            {
                problems.Add(new Problem($"The routes of {component.Name} cannot be mapped: {exception.Message}", $"Correct the routes that {component.Name} exposes; what they take must be registered or declared by {component.Definition.Component.Name}."));
            }
        }

        return problems.Count == 0 ? mapped : throw new StartRefusedException([.. problems]);
    }

    private static IEnumerable<Problem> Check(ComponentDefinition component, Microsoft.AspNetCore.Http.Endpoint endpoint)
    {
        var declared = component.Calls.Select(static called => called.Client).ToHashSet();
        return
            from method in endpoint.Metadata.OfType<MethodInfo>()
            from parameter in method.GetParameters()
            where ConstructorRules.IsClient(parameter.ParameterType) && !declared.Contains(parameter.ParameterType)
            select ConstructorRules.Undeclared(component, $"Route {endpoint.DisplayName}", parameter.ParameterType);
    }
}
