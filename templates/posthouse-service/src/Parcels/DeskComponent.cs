using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Parcels.Contracts.V1;
using Posthouse.Components;

namespace Parcels;

/// <summary>The page of the application. It calls the component that keeps the entries, wherever that runs.</summary>
public sealed class DeskComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Calls<ParcelsService.ParcelsServiceClient>()
        .Exposes("/", Map);

    private static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync);

    private static async Task<string> ShowAsync(ParcelsService.ParcelsServiceClient parcels, CancellationToken cancellationToken)
    {
        using var call = parcels.List(new ListRequest(), cancellationToken: cancellationToken);
        var lines = new List<string> { "Parcels" };
        await foreach (var entry in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            lines.Add($"{entry.Number}. {entry.Text}");
        }

        return string.Join('\n', lines);
    }
}
