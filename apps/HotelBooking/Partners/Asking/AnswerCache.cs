using System.Collections.Concurrent;

namespace HotelBooking.Partners.Asking;

/// <summary>
/// Has each question asked once at a time, whoever waits for the answer, and uses a good answer again for a while. A question that was put is seen to its end even when nobody waits any
/// more: its answer serves the next visitor. Failures are not kept; leaving a failing partner alone is the guard's business.
/// </summary>
internal sealed class AnswerCache<T>(TimeSpan keptFor, TimeProvider time, Random random) : IAsyncDisposable
{
    private const int Most = 2_000;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Gets an answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ask">Asks it; cancelled only when everything is closed.</param>
    /// <param name="cancellationToken">Ends waiting, not asking.</param>
    public Task<T> GetAsync(string question, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        Task<T> task;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_answers.TryGetValue(question, out var answer) && IsUsable(answer))
            {
                task = answer.Task;
            }
            else
            {
                MakeRoom();
                task = Task.Run(() => ask(_closing.Token), CancellationToken.None);
                _answers[question] = new Answer(task, time.GetUtcNow() + Spread(keptFor));
            }
        }

        return task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Task[] running;
        lock (_gate)
        {
            running = [.. _answers.Values.Select(answer => answer.Task)];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private bool IsUsable(Answer answer) => !answer.Task.IsCompleted || (answer.Task.IsCompletedSuccessfully && time.GetUtcNow() < answer.Until);

    private void MakeRoom()
    {
        if (_answers.Count < Most)
        {
            return;
        }

        foreach (var (question, answer) in _answers)
        {
            if (answer.Task.IsCompleted)
            {
                _answers.TryRemove(question, out _);
            }
        }
    }

    // Up or down by a fifth, so that what was asked at once is not asked again at once.
    private TimeSpan Spread(TimeSpan span) => span * (random.Next(800, 1_201) / 1_000.0);

    private sealed record Answer(Task<T> Task, DateTimeOffset Until);
}
