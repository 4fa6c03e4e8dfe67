using System.Collections;

namespace Posthouse.Testing.Observing;

/// <summary>
/// Waits for what happens by itself: looks again and again until it is as it should be. The deadline is one that only a broken program reaches, also on a slow and busy machine; what is there
/// already costs no wait.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>How long it looks before it gives up: 5 minutes of the machine's clock.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The first value that is as it should be.</summary>
    /// <typeparam name="T">What is seen. A collection is told by its items, anything else by its <see cref="object.ToString"/>.</typeparam>
    /// <param name="look">Takes a look; what it throws ends the waiting.</param>
    /// <param name="isRight">Whether what was seen is what is waited for.</param>
    /// <param name="what">What is waited for, for the one who reads why a test failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It did not come about; says what was last seen.</exception>
    public static Task<T> BecomesAsync<T>(Func<Task<T>> look, Func<T, bool> isRight, string what, CancellationToken cancellationToken) =>
        BecomesAsync(look, isRight, () => what, TimeProvider.System, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Takes a look; what it throws ends the waiting.</param>
    /// <param name="what">What is waited for, for the one who reads why a test failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It did not come about.</exception>
    public static Task HoldsAsync(Func<Task<bool>> condition, string what, CancellationToken cancellationToken) => HoldsAsync(condition, () => what, cancellationToken);

    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, string, CancellationToken)"/>
    public static Task HoldsAsync(Func<bool> condition, string what, CancellationToken cancellationToken) => HoldsAsync(condition, () => what, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Takes a look; what it throws ends the waiting.</param>
    /// <param name="what">Says, once it has not come about, what was waited for and what there is instead, such as the output of a program.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It did not come about.</exception>
    public static Task HoldsAsync(Func<Task<bool>> condition, Func<string> what, CancellationToken cancellationToken) =>
        BecomesAsync(condition, static holds => holds, what, TimeProvider.System, cancellationToken);

    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, Func{string}, CancellationToken)"/>
    public static Task HoldsAsync(Func<bool> condition, Func<string> what, CancellationToken cancellationToken) =>
        HoldsAsync(() => Task.FromResult(condition()), what, cancellationToken);

    internal static async Task<T> BecomesAsync<T>(Func<Task<T>> look, Func<T, bool> isRight, Func<string> what, TimeProvider clock, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isRight(seen))
            {
                return seen;
            }

            if (clock.GetElapsedTime(begun) >= Patience)
            {
                throw new TimeoutException($"This did not come about within {Patience}: {what()}{(seen is bool ? "" : $"\nLast seen: {Words(seen)}")}");
            }

            await Task.Delay(Step, clock, cancellationToken);
        }
    }

    private static string Words(object? seen) => seen switch
    {
        null => "nothing",
        string text => text,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Words))}]",
        _ => $"{seen}",
    };
}
