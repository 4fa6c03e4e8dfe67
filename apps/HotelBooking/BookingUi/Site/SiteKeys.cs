using System.Collections.Immutable;
using System.Security.Cryptography;
using Posthouse.Storage;

namespace HotelBooking.BookingUi.Site;

/// <summary>
/// The site's secrets, kept in the component's database so that every replica opens what another sealed, today and after a restart. The newest seals;
/// one as old as <see cref="Lifetime"/> is followed by another; older ones still open.
/// </summary>
internal sealed class SiteKeys(Database database, TimeProvider time)
{
    public const int IdLength = 16;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private const int SecretLength = 32;
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private volatile State _state = new([], DateTimeOffset.MinValue);

    /// <summary>The key that seals.</summary>
    /// <exception cref="InvalidOperationException">The keys were not read yet.</exception>
    public SiteKey Current => _state.Keys is [var newest, ..] ? newest : throw new InvalidOperationException("The site's keys were not read: await ReadyAsync first.");

    /// <summary>The key that sealed something; <see langword="null"/> when it is not one of ours.</summary>
    public SiteKey? Find(ReadOnlySpan<byte> keyId)
    {
        foreach (var key in _state.Keys)
        {
            if (key.KeyId.AsSpan().SequenceEqual(keyId))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Reads the keys if that was not done within the last minute, and makes one when it is time.</summary>
    public async ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _state.ReadAt < Freshness)
        {
            return;
        }

        var keys = await ReadAsync(cancellationToken);
        if (keys is [] || now - keys[0].CreatedAt >= Lifetime)
        {
            await AddAsync(now, cancellationToken);
            keys = await ReadAsync(cancellationToken);
        }

        _state = new State(keys, now);
    }

    private async Task<ImmutableArray<SiteKey>> ReadAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(reader => reader.QueryAsync<SiteKey>("select key_id, created_at, secret from site_keys order by created_at desc"), cancellationToken)];

    private Task AddAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            // Another replica may have been first.
            var newest = await transaction.QueryFirstAsync<DateTimeOffset?>("select created_at from site_keys order by created_at desc");
            if (newest is null || now - newest >= Lifetime)
            {
                await transaction.ExecuteAsync(
                    "insert into site_keys (key_id, created_at, secret) values (@KeyId, @CreatedAt, @Secret)",
                    new SiteKey(RandomNumberGenerator.GetBytes(IdLength), now, RandomNumberGenerator.GetBytes(SecretLength)));
            }
        },
        cancellationToken);

    private sealed record State(ImmutableArray<SiteKey> Keys, DateTimeOffset ReadAt);
}
