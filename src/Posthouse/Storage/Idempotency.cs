using Google.Protobuf;

namespace Posthouse.Storage;

/// <summary>Makes a request that may arrive several times take effect once.</summary>
/// <param name="database">The component's database.</param>
/// <param name="options">How long replies are kept.</param>
public sealed class Idempotency(Database database, IdempotencyOptions options)
{
    private readonly Database _database = database;
    private readonly IdempotencyOptions _options = options;

    /// <summary>
    /// Takes the effect of a request, stores the reply and remembers the key in one transaction; a repetition gets the stored reply and has no effect.
    /// A failed attempt leaves no key, so it may be repeated.
    /// </summary>
    /// <typeparam name="TReply">The reply's message type.</typeparam>
    /// <param name="key">The caller's key, within its scope.</param>
    /// <param name="request">The request; two are the same when all their fields are.</param>
    /// <param name="effect">Takes the effect and makes the reply.</param>
    /// <param name="cancellationToken">Takes the request back while it waits for its turn.</param>
    /// <exception cref="Exception">FAILED_PRECONDITION, reason IDEMPOTENCY_KEY_REUSED: the key came with another request before.</exception>
    public Task<TReply> OnceAsync<TReply>(
        IdempotencyKey key, IMessage request, Func<Transaction, ValueTask<TReply>> effect, CancellationToken cancellationToken)
        where TReply : class, IMessage<TReply>, new()
    {
        _ = (_database, _options);
        throw new NotSupportedException();
    }
}

/// <summary>Names one request of one caller.</summary>
/// <param name="Scope">Whose key it is and for what, for example the method and the caller: keys of different scopes never meet.</param>
/// <param name="Value">The caller's key.</param>
public readonly record struct IdempotencyKey(string Scope, string Value);
