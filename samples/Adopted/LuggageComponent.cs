using Adopted.Luggage;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Samples.Contracts.Luggage.V1;

namespace Adopted;

/// <summary>All that the chassis is told about the service: its contract says nothing about access, so that is said here.</summary>
internal sealed class LuggageComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<LuggageEndpoint>(rules =>
        {
            foreach (var method in LuggageService.Descriptor.Methods)
            {
                rules.Allow($"{LuggageService.Descriptor.FullName}/{method.Name}", Access.Public);
            }
        })
        .Intercepts<TravellerInterceptor>()
        .Uses(static services => services.AddSingleton<Shelf>());
}
