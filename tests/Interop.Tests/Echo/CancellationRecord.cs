using System.Collections.Concurrent;
using Interop.Tests.Peers;

namespace Interop.Tests.Echo;

/// <summary>Which calls saw their cancellation in the handler, by the text of their request.</summary>
public sealed class CancellationRecord
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _calls = new(StringComparer.Ordinal);

    public void Add(string text) => Call(text).TrySetResult();

    public Task SeenAsync(string text, CancellationToken cancellationToken) => Call(text).Task.WaitAsync(PeerProgram.Patience, cancellationToken);

    private TaskCompletionSource Call(string text) =>
        _calls.GetOrAdd(text, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
