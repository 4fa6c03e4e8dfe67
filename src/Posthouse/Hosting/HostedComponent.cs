using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Storage;
using Posthouse.Surfaces;

namespace Posthouse.Hosting;

/// <summary>A component as it runs in a process, with everything that is its own.</summary>
internal sealed class HostedComponent : IAsyncDisposable
{
    public required ComponentDefinition Definition { get; init; }

    public required ServiceProvider Services { get; init; }

    public required RoutedCalls Calls { get; init; }

    public Database? Database { get; init; }

    public ComponentSurfaces? Surfaces { get; set; }

    public ComponentWork? Work { get; set; }

    public string Name => Definition.Name;

    public async ValueTask DisposeAsync()
    {
        if (Work is not null)
        {
            await Work.DisposeAsync();
        }

        await Services.DisposeAsync();
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }
}
