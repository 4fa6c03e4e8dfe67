using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Topologies;

namespace Posthouse.Components;

/// <summary>A client may be a constructor parameter only where the call is declared.</summary>
internal static class ConstructorRules
{
    public static IEnumerable<Problem> Check(IReadOnlyCollection<ComponentDefinition> components) => components.SelectMany(CheckComponent);

    /// <summary>Whether a type is a client class made from a contract.</summary>
    public static bool IsClient(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(ClientBase<>))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The problem of a class that uses a client which its component does not call.</summary>
    public static Problem Undeclared(ComponentDefinition component, string user, Type client) =>
        new($"{user} in {component.Name} uses {client.Name}, but {component.Name} does not declare that call.", $"Add .Calls<{client.DeclaringType?.Name}.{client.Name}>() to {component.Component.Name}.");

    private static IEnumerable<Problem> CheckComponent(ComponentDefinition component)
    {
        var declared = component.Calls.Select(static called => called.Client).ToHashSet();
        return
            from type in TypesOf(component).Distinct()
            from client in type.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).Select(static parameter => parameter.ParameterType).Distinct()
            where IsClient(client) && !declared.Contains(client)
            select Undeclared(component, type.Name, client);
    }

    private static IEnumerable<Type> TypesOf(ComponentDefinition component)
    {
        var registered = new ServiceCollection();
        foreach (var register in component.Registrations)
        {
            register(registered);
        }

        return component.Serves.Select(static served => served.Endpoint)
            .Concat(component.Interceptors)
            .Concat(component.Follows.Select(static followed => followed.Follower))
            .Concat(component.Jobs)
            .Concat(component.Preparations)
            .Concat(registered.Select(static service => service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType).OfType<Type>());
    }
}
