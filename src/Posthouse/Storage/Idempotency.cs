using System.Security.Cryptography;
using Google.Protobuf;
using Posthouse.Calls;

namespace Posthouse.Storage;

/// <summary>Makes a request that may arrive several times take effect once.</summary>
/// <param name="database">The component's database.</param>
/// <param name="options">How long replies are kept.</param>
public sealed class Idempotency(Database database, IdempotencyOptions options)
{
    /// <summary>FAILED_PRECONDITION: the key came with another request before.</summary>
    public const string KeyReused = "IDEMPOTENCY_KEY_REUSED";

    /// <summary>
    /// Takes the effect of a request, stores the reply and remembers the key in one transaction; a repetition gets the stored reply and has no effect.
    /// A failed attempt leaves no key, so it may be repeated.
    /// </summary>
    /// <typeparam name="TReply">The reply's message type.</typeparam>
    /// <param name="key">The caller's key, within its scope.</param>
    /// <param name="request">The request; two are the same when all their fields are.</param>
    /// <param name="effect">Takes the effect and makes the reply.</param>
    /// <param name="cancellationToken">Takes the request back while it waits for its turn.</param>
    /// <exception cref="FailedPreconditionException">Reason <see cref="KeyReused"/>: the key came with another request before.</exception>
    public Task<TReply> OnceAsync<TReply>(
        IdempotencyKey key, IMessage request, Func<Transaction, ValueTask<TReply>> effect, CancellationToken cancellationToken)
        where TReply : class, IMessage<TReply>, new()
    {
        if (string.IsNullOrEmpty(key.Scope) || string.IsNullOrEmpty(key.Value))
        {
            throw new ArgumentException("An idempotency key needs a scope and a value.", nameof(key));
        }

        var hash = Hash(request);
        return database.WriteAsync(
            async transaction =>
            {
                var now = database.Environment.Clock.GetUtcNow();
                var expiresAt = now + options.KeepFor;

                // The row is taken before the effect: where units run side by side, a duplicate waits here for the first one's end.
                await transaction.ExecuteAsync(
                    "delete from posthouse_idempotency where scope = @Scope and key = @Value and expires_at <= @now", new { key.Scope, key.Value, now });
                var isFirst = await transaction.ExecuteAsync(
                    "insert into posthouse_idempotency (scope, key, request_hash, reply, expires_at) values (@Scope, @Value, @hash, @reply, @expiresAt) on conflict do nothing",
                    new { key.Scope, key.Value, hash, reply = Array.Empty<byte>(), expiresAt }) == 1;
                if (!isFirst)
                {
                    return await ReplayAsync<TReply>(transaction, key, hash);
                }

                var reply = await effect(transaction);
                await transaction.ExecuteAsync(
                    "update posthouse_idempotency set reply = @reply where scope = @Scope and key = @Value", new { reply = reply.ToByteArray(), key.Scope, key.Value });
                return reply;
            },
            cancellationToken);
    }

    /// <summary>Forgets the keys whose time is over.</summary>
    /// <param name="cancellationToken">Takes it back while it waits for its turn.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.ExecuteAsync("delete from posthouse_idempotency where expires_at <= @now", new { now = database.Environment.Clock.GetUtcNow() }),
        cancellationToken);

    private static async ValueTask<TReply> ReplayAsync<TReply>(Transaction transaction, IdempotencyKey key, byte[] hash)
        where TReply : class, IMessage<TReply>, new()
    {
        var (before, stored) = await transaction.QuerySingleAsync<(byte[] Hash, byte[] Reply)>(
            "select request_hash, reply from posthouse_idempotency where scope = @Scope and key = @Value", new { key.Scope, key.Value });
        if (!before.AsSpan().SequenceEqual(hash))
        {
            throw new FailedPreconditionException("The idempotency key was used for another request before: take a new key for a new request.", KeyReused)
            { Domain = CallReasons.Domain };
        }

        var reply = new TReply();
        reply.MergeFrom(stored);
        return reply;
    }

    // Deterministic: maps are written in the order of their keys, so equal requests have equal bytes.
    private static byte[] Hash(IMessage request)
    {
        var bytes = new byte[request.CalculateSize()];
        using var output = new CodedOutputStream(bytes) { Deterministic = true };
        request.WriteTo(output);
        output.CheckNoSpaceLeft();
        return SHA256.HashData(bytes);
    }
}
