using Google.Protobuf;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Keys;

/// <summary>What an endpoint needs to take effect once and to open reservations.</summary>
internal sealed class OnceKeys(Idempotency idempotency, SecretKeys keys)
{
    public ValueTask<SecretKeys.KeyRing> RingAsync(CancellationToken cancellationToken) => keys.RingAsync(cancellationToken);

    /// <summary>Takes the effect of a call once for its idempotency key.</summary>
    public Task<TReply> RunAsync<TReply>(ServerCallContext context, IMessage request, Func<Transaction, ValueTask<TReply>> effect)
        where TReply : class, IMessage<TReply>, new() =>
        idempotency.OnceAsync(context.GetIdempotencyKey(), request, effect, context.CancellationToken);
}
