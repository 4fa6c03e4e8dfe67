using Grpc.Core;
using Posthouse.Contracts.Events.V1;

namespace Posthouse.Events;

/// <summary>Takes from an open read whatever has arrived, in batches.</summary>
internal sealed class FactStream(IAsyncStreamReader<ReadResponse> responses, CancellationToken cancellationToken)
{
    private Task<bool>? _next;

    /// <summary>The next responses, at least one; empty when the publisher has ended the stream.</summary>
    public async Task<IReadOnlyList<ReadResponse>> NextAsync(int most)
    {
        var batch = new List<ReadResponse>();
        while (batch.Count < most)
        {
            _next ??= responses.MoveNext(cancellationToken);
            if (batch.Count > 0 && !_next.IsCompleted)
            {
                break;
            }

            if (!await _next)
            {
                break;
            }

            batch.Add(responses.Current);
            _next = null;
        }

        return batch;
    }
}
