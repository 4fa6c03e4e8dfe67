using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Components;
using Posthouse.Hosting.Supervision;

namespace Posthouse.Preparations;

/// <summary>
/// Runs what a component declared with <c>Prepares</c>, one after the other, while it holds the component's turn; what fails is tried again with growing waits until the process stops.
/// </summary>
internal sealed class ComponentPreparation(ComponentDefinition component, IServiceProvider services, PreparationSurroundings surroundings)
{
    private readonly ILogger _logger = surroundings.Loggers.CreateLogger($"Posthouse.Preparations.{component.Name}");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (component.Preparations.IsEmpty)
        {
            return;
        }

        using var turn = await PreparationTurn.TakeAsync(surroundings.Directory, component.Name, cancellationToken);
        foreach (var preparation in component.Preparations)
        {
            await RunAsync(preparation, cancellationToken);
        }
    }

    private async Task RunAsync(Type preparation, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(surroundings.Random);
        for (var attempt = 1; ; attempt++)
        {
            var started = TimeProvider.System.GetTimestamp();
            try
            {
                await RunOnceAsync(preparation, cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var wait = backoff.Next(TimeProvider.System.GetElapsedTime(started));
                Log.Failed(_logger, exception, component.Name, attempt, wait);
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
            }
        }
    }

    private async Task RunOnceAsync(Type preparation, CancellationToken cancellationToken)
    {
        var last = (Total: 0L, HasEnded: true);
        var progress = new PreparationProgress((done, total) =>
        {
            last = (total, done == total);
            surroundings.Tell(new PreparationStep(component.Name, done, total));
        });
        await using var scope = services.CreateAsyncScope();
        await ((IPreparation)scope.ServiceProvider.GetRequiredService(preparation)).PrepareAsync(progress, cancellationToken);
        if (!last.HasEnded)
        {
            surroundings.Tell(new PreparationStep(component.Name, last.Total, last.Total));
        }
    }
}

/// <summary>What preparations need of their process.</summary>
internal sealed record PreparationSurroundings(string Directory, ILoggerFactory Loggers, Random Random, Action<PreparationStep> Tell);
