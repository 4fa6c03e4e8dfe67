using Google.Protobuf;
using Grpc.Core;
using Posthouse.Calls.Validation;

namespace Posthouse.Calls.Pipeline;

/// <summary>Checks each message of a client's stream before the handler sees it.</summary>
internal sealed class ValidatedStreamReader<T>(IAsyncStreamReader<T> inner, MessageValidator validator) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await inner.MoveNext(cancellationToken))
        {
            return false;
        }

        validator.Demand((IMessage)inner.Current!);
        return true;
    }
}
