using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Posthouse.Security;
using Posthouse.Storage;

namespace Authentication.Sessions;

/// <summary>Sessions: begun by signing in, kept alive by use, ended by their owner at any time. Only the SHA-256 of a secret is kept; 256 random bits need no salt.</summary>
internal sealed class SessionStore(Database database, AuthenticationOptions options, TimeProvider time, Func<Guid> newId)
{
    private const int SecretBytes = 32;

    // A session that is used all the time is written once a minute, not with every page.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session.</summary>
    /// <param name="user">Who has signed in.</param>
    /// <param name="before">The secret that the browser had until now: that session ends, so that nobody can have planted it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The secret, told once.</returns>
    public async Task<string> BeginAsync(UserId user, string? before, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = time.GetUtcNow();
        var row = new { hash = Hash(secret), id = newId(), user, now, expiresAt = now + options.IdleFor, endsAt = now + options.EndsAfter, before = Hash(before ?? "") };
        await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("delete from sessions where secret_hash = @before or expires_at <= @now", row);
                await transaction.ExecuteAsync(
                    "insert into sessions (secret_hash, id, user_id, started_at, used_at, expires_at, ends_at) values (@hash, @id, @user, @now, @now, @expiresAt, @endsAt)", row);
            },
            cancellationToken);
        return secret;
    }

    /// <summary>Whose session it is, kept alive by asking; <see langword="null"/> when it is unknown or has ended.</summary>
    public async Task<VerifiedSession?> VerifyAsync(string secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = new { hash = Hash(secret), now, expiresAt = now + options.IdleFor };
        var found = await database.ReadAsync(
            reader => reader.QueryFirstAsync<KeptSession>(
                """
                select sessions.id, user_id, accounts.email, accounts.name, used_at, expires_at
                from sessions join accounts on accounts.id = sessions.user_id
                where secret_hash = @hash and expires_at > @now and ends_at > @now
                """,
                row),
            cancellationToken);
        if (found is null)
        {
            return null;
        }

        var expiresAt = found.ExpiresAt;
        if (now - found.UsedAt >= Freshness)
        {
            await database.WriteAsync(
                async transaction => await transaction.ExecuteAsync("update sessions set used_at = @now, expires_at = case when @expiresAt < ends_at then @expiresAt else ends_at end where secret_hash = @hash", row), cancellationToken);
            expiresAt = row.expiresAt;
        }

        return new VerifiedSession(found.Id, found.UserId, found.Email, found.Name, expiresAt);
    }

    /// <summary>Ends a session. Ending one that has ended changes nothing.</summary>
    public Task EndAsync(string secret, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync("delete from sessions where secret_hash = @hash", new { hash = Hash(secret) }), cancellationToken);

    /// <summary>Ends all sessions of a person but one.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="kept">The secret of the session that stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were ended.</returns>
    public Task<int> EndOthersAsync(UserId user, string kept, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.ExecuteAsync("delete from sessions where user_id = @user and secret_hash <> @hash", new { user, hash = Hash(kept) }), cancellationToken);

    /// <summary>The sessions of a person that have not ended, latest first.</summary>
    public Task<IReadOnlyList<Session>> ListAsync(UserId user, CancellationToken cancellationToken) => database.ReadAsync(
        reader => reader.QueryAsync<Session>(
            "select id, user_id, started_at, used_at, expires_at from sessions where user_id = @user and expires_at > @now and ends_at > @now order by used_at desc, id",
            new { user, now = time.GetUtcNow() }),
        cancellationToken);

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed record KeptSession(Guid Id, UserId UserId, string Email, string Name, DateTimeOffset UsedAt, DateTimeOffset ExpiresAt);
}
