using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Events;
using Posthouse.Rest;
using Posthouse.Storage;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Posthouse.Components;

/// <summary>What a component declared about itself; immutable.</summary>
/// <param name="Name">The component's name.</param>
/// <param name="Component">The class that declared it.</param>
public sealed record ComponentDefinition(string Name, Type Component)
{
    private const string Ending = "Component";

    /// <summary>The gRPC services it serves.</summary>
    public ImmutableArray<ServedService> Serves { get; init; } = [];

    /// <summary>The interceptors around what it serves, outermost first.</summary>
    public ImmutableArray<Type> Interceptors { get; init; } = [];

    /// <summary>The gRPC services it calls.</summary>
    public ImmutableArray<CalledService> Calls { get; init; } = [];

    /// <summary>The HTTP surfaces it exposes.</summary>
    public ImmutableArray<Surface> Surfaces { get; init; } = [];

    /// <summary>The look that it gives the page of the REST API; <see langword="null"/> when it gives none.</summary>
    public ApiPageLook? ApiPage { get; init; }

    /// <summary>The scripts of its database; <see langword="null"/> when it keeps no data.</summary>
    public Migrations? Migrations { get; init; }

    /// <summary>The facts it publishes.</summary>
    public ImmutableArray<PublishedFact> Publishes { get; init; } = [];

    /// <summary>The facts it follows.</summary>
    public ImmutableArray<FollowedFact> Follows { get; init; } = [];

    /// <summary>The classes of its durable jobs.</summary>
    public ImmutableArray<Type> Jobs { get; init; } = [];

    /// <summary>The classes of its preparations, in the order in which they run.</summary>
    public ImmutableArray<Type> Preparations { get; init; } = [];

    /// <summary>The options records that it takes from the settings.</summary>
    public ImmutableArray<ConfiguredOptions> Options { get; init; } = [];

    /// <summary>Registrations of its own classes, in the order given.</summary>
    public ImmutableArray<Action<IServiceCollection>> Registrations { get; init; } = [];

    /// <summary>Reads a component's declaration.</summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    public static ComponentDefinition Of<TComponent>()
        where TComponent : IComponent
    {
        var builder = new ComponentBuilder(NameOf(typeof(TComponent)));
        TComponent.Define(builder);
        return builder.Build(typeof(TComponent));
    }

    /// <summary>A component's name: its class name without the ending <c>Component</c>.</summary>
    /// <param name="component">The component's class.</param>
    public static string NameOf(Type component) =>
        component.Name.Length > Ending.Length && component.Name.EndsWith(Ending, StringComparison.Ordinal)
            ? component.Name[..^Ending.Length]
            : component.Name;
}

/// <summary>A gRPC service that a component serves.</summary>
/// <param name="Endpoint">The class that serves it.</param>
/// <param name="Service">Its contract.</param>
/// <param name="Rules">Rules given beside the component instead of in the contract.</param>
public sealed record ServedService(Type Endpoint, ServiceDescriptor Service, ServiceRules Rules);

/// <summary>A gRPC service that a component calls.</summary>
/// <param name="Client">The generated client class.</param>
/// <param name="Service">Its contract.</param>
public sealed record CalledService(Type Client, ServiceDescriptor Service);

/// <summary>HTTP that a component exposes under a path prefix.</summary>
/// <param name="Prefix">The prefix, starting with a slash.</param>
/// <param name="Map">Maps the routes, with full paths.</param>
public sealed record Surface(string Prefix, Action<IEndpointRouteBuilder> Map);
